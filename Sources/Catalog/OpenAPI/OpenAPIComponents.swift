import JSON

/// What the routes share: schemas, refusals, parameters, headers and the ways to show a session or a key.
enum OpenAPIComponents {
    static var document: JSON {
        [
            "schemas": .object(OpenAPISchema.components),
            "responses": .object(OpenAPIResponse.components),
            "parameters": parameters,
            "headers": [
                "X-Request-Id": [
                    "description": "Names the request when you ask us about it", "schema": ["type": "string"],
                ],
                "RateLimit": [
                    "description":
                        "How you stand: units left to use at once (`r`), seconds until all are back (`t`)",
                    "schema": ["type": "string", "examples": [#""default";r=999;t=1"#]],
                ],
                "RateLimit-Policy": [
                    "description": "The limits that were met: units (`q`) in a window of seconds (`w`)",
                    "schema": ["type": "string", "examples": [#""default";q=1000;w=10"#]],
                ],
                "ETag": [
                    "description": "For `If-None-Match`, which gives 304 while nothing has changed",
                    "schema": ["type": "string"],
                ],
            ],
            "securitySchemes": [
                "cookie": [
                    "type": "apiKey", "in": "cookie", "name": "session",
                    "description": "Set by logging in; over https its name is `__Host-session`",
                ],
                "bearer": [
                    "type": "http", "scheme": "bearer",
                    "description": "The token that logging in answers, or an API key's",
                ],
                "basic": [
                    "type": "http", "scheme": "basic",
                    "description": "An API key's id as the user, its token as the password",
                ],
            ],
        ]
    }

    private static let parameters: JSON = [
        "user_id": [
            "name": "user_id", "in": "path", "required": true, "description": "Your own number",
            "schema": ["type": "integer", "minimum": 0],
        ],
        "transaction_id": [
            "name": "transaction_id", "in": "path", "required": true, "description": "The transfer's id",
            "schema": ["type": "string", "format": "uuid"],
        ],
        "filter": [
            "name": "filter", "in": "query",
            "description": """
            Terms `field operator value[,value…]`, separated by semicolons; all have to hold, and so have \
            all repeated filters. Fields: `user` (both accounts are that client's), `invoice` (one of the \
            accounts), `created_at` (date or date-time), `amount`, `status` (0 completed, -1 refused), \
            `kind`, `direction`, `currency`, `text`. Operators: `=`, `!=`, `>`, `>=`, `<`, `<=`.
            """,
            "schema": [
                "type": "array", "items": ["type": "string", "pattern": .string(FilterPattern.text)],
                "maxItems": 50,
            ],
            "example": ["user = 7;created_at > 2026-01-31"],
        ],
        "sort": [
            "name": "sort", "in": "query", "description": "A field and a direction",
            "schema": [
                "type": "string", "default": "created_at desc",
                "enum": ["created_at desc", "created_at asc", "amount desc", "amount asc"],
            ],
        ],
        "limit": [
            "name": "limit", "in": "query", "description": "Transfers on a page",
            "schema": ["type": "integer", "minimum": 1, "maximum": 200, "default": 50],
        ],
        "cursor": [
            "name": "cursor", "in": "query",
            "description": "Where the page goes on, from the `Link` of the one before",
            "schema": ["type": "string", "maxLength": 60],
        ],
        "Idempotency-Key": [
            "name": "Idempotency-Key", "in": "header",
            "description": "Your name for this one transfer, such as a UUID",
            "schema": ["type": "string", "pattern": "^(\"[A-Za-z0-9_-]{1,64}\"|[A-Za-z0-9_-]{1,64})$"],
        ],
    ]
}
