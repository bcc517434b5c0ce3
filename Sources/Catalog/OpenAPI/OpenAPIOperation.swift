import JSON

/// What can be done at the routes, one document each.
enum OpenAPIOperation {
    static let logIn: JSON = [
        "operationId": "logIn",
        "tags": ["session"],
        "summary": "Log in",
        "description": "Sets the session cookie, and tells the same session as a token for programs.",
        "security": [],
        "requestBody": OpenAPIBody.logIn,
        "responses": OpenAPIResponse.all(
            ok: "200",
            [
                "description": "Logged in",
                "headers": OpenAPIResponse.headers([
                    "Set-Cookie": ["description": "The session cookie", "schema": ["type": "string"]]
                ]),
                "content": ["application/json": ["schema": ["$ref": "#/components/schemas/Session"]]],
                "links": ["user": OpenAPILink.userOfSession, "transfer": OpenAPILink.transferOfSession],
            ], refusals: [.badRequest, .unauthenticated, .tooLarge, .unsupported, .tooMany, .overloaded]),
    ]

    static let user: JSON = [
        "operationId": "getUser",
        "tags": ["user"],
        "summary": "You and your accounts",
        "responses": OpenAPIResponse.all(
            ok: "200",
            [
                "description": "The client",
                "headers": OpenAPIResponse.taggedHeaders,
                "content": ["application/json": ["schema": ["$ref": "#/components/schemas/User"]]],
                "links": ["history": OpenAPILink.historyOfUser, "transfer": OpenAPILink.transferOfUser],
            ], refusals: [.notModified, .unauthenticated, .forbidden, .notFound, .overloaded]),
    ]

    static let history: JSON = [
        "operationId": "listTransactions",
        "tags": ["transaction"],
        "summary": "Your transfers, a page at a time",
        "description": """
        Completed transfers, unless the filter asks for a status. The address of the next page stands in the \
        header `Link`. `Accept: text/csv` gives a table.
        """,
        "parameters": [
            ["$ref": "#/components/parameters/filter"], ["$ref": "#/components/parameters/sort"],
            ["$ref": "#/components/parameters/limit"], ["$ref": "#/components/parameters/cursor"],
        ],
        "responses": OpenAPIResponse.all(
            ok: "200",
            [
                "description": "A page of transfers",
                "headers": OpenAPIResponse.pageHeaders,
                "content": [
                    "application/json": [
                        "schema": [
                            "type": "array", "items": ["$ref": "#/components/schemas/Transaction"],
                            "maxItems": 200,
                        ]
                    ],
                    "text/csv": ["schema": ["type": "string"]],
                ],
            ],
            refusals: [
                .notModified, .badRequest, .unauthenticated, .forbidden, .notFound, .notAcceptable,
                .overloaded,
            ]),
    ]

    static let creation: JSON = [
        "operationId": "createTransaction",
        "tags": ["transaction"],
        "summary": "Move money",
        "description": """
        With an `Idempotency-Key` the same request can be sent again at will: it moves money once and gets \
        the first answer again, with `Idempotent-Replayed: true`.
        """,
        "parameters": [["$ref": "#/components/parameters/Idempotency-Key"]],
        "requestBody": OpenAPIBody.creation,
        "responses": OpenAPIResponse.all(
            ok: "201",
            [
                "description": "The transfer was made",
                "headers": OpenAPIResponse.creationHeaders,
                "content": ["application/json": ["schema": ["$ref": "#/components/schemas/Transaction"]]],
                "links": ["self": OpenAPILink.transactionOfTransaction],
            ],
            refusals: [
                .badRequest, .unauthenticated, .forbidden, .notFound, .conflict, .tooLarge, .unsupported,
                .refused,
                .tooMany, .overloaded,
            ]),
    ]

    static let transaction: JSON = [
        "operationId": "getTransaction",
        "tags": ["transaction"],
        "summary": "One of your transfers",
        "responses": OpenAPIResponse.all(
            ok: "200",
            [
                "description": "The transfer",
                "headers": OpenAPIResponse.taggedHeaders,
                "content": ["application/json": ["schema": ["$ref": "#/components/schemas/Transaction"]]],
            ], refusals: [.notModified, .unauthenticated, .forbidden, .notFound, .overloaded]),
    ]
}
