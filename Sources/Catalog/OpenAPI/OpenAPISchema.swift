import JSON

/// The shapes of bodies; what only these routes have is written here.
enum OpenAPISchema {
    static var components: JSONObject {
        var definitions = SchemaDefinitions(prefix: "#/components/schemas/")
        let bodies = OpenAPIBody.schemas(&definitions)
        var schemas: JSONObject = [
            "Session": session, "User": user, "Invoice": invoice, "Transaction": transaction,
            "Problem": problem,
        ]
        for (name, value) in bodies + definitions.schemas { schemas[name] = value }
        return schemas
    }

    private static let amount: JSON = [
        "type": "string", "pattern": #"^-?\d+\.\d{2}$"#, "examples": ["12.34"],
    ]
    private static let time: JSON = ["type": "string", "format": "date-time"]
    private static let number: JSON = ["type": "integer", "minimum": 1]
    private static let currencyCode: JSON = ["type": "string", "enum": ["USD", "CNY", "EUR"]]

    private static let session = object([
        "status": ["const": "ok"],
        "user_id": number,
        "token": ["type": "string", "description": "For `Authorization: Bearer`"],
        "expires_at": time,
    ])

    private static let user = object([
        "id": number,
        "name": ["type": "string"],
        "email": ["type": "string"],
        "created_at": time,
        "invoices": [
            "type": "object", "description": "Accounts by currency: USD, CNY, EUR",
            "additionalProperties": ["$ref": "#/components/schemas/Invoice"],
        ],
    ])

    private static let invoice = object([
        "id": number,
        "user_id": number,
        "balance": amount,
        "currency": object([
            "id": number,
            "name": currencyCode,
            "rate_usd": ["type": "string", "description": "Units of the currency for one US dollar"],
        ]),
        "created_at": time,
        "updated_at": time,
    ])

    private static let transaction = object([
        "id": ["type": "string", "format": "uuid", "description": "The same as `uuid`"],
        "uuid": ["type": "string", "format": "uuid"],
        "invoice_id_from": number,
        "invoice_id_to": number,
        "amount": orNull(amount, "In the source's currency, without the fee"),
        "created_at": time,
        "updated_at": time,
        "status": ["enum": [0, -1], "description": "0 completed, -1 refused"],
        "fee": orNull(amount, "Commission on top; null for the payee"),
        "credited": orNull(amount, "In the destination's currency; null when refused"),
        "currency_from": orNull(currencyCode, "The source's; null where the account is unknown"),
        "currency_to": orNull(currencyCode, "The destination's; null where the account is unknown"),
        "rate": ["type": ["string", "null"], "description": "Units received for one unit paid"],
        "kind": ["type": "string", "enum": ["own", "external", "deposit"]],
        "direction": ["type": "string", "enum": ["in", "out"]],
        "counterparty": [
            "type": ["string", "null"], "description": "The other client's name, masked; null when refused",
        ],
        "memo": ["type": ["string", "null"]],
        "refusal": ["type": ["string", "null"], "description": "Why it was refused"],
        "balances": [
            "type": "object", "description": "Your accounts right after it, by number",
            "additionalProperties": amount,
        ],
    ])

    private static let problem: JSON = [
        "type": "object",
        "description": "RFC 9457, with the members that an error of JSON-RPC has in `data`",
        "properties": [
            "type": ["type": "string"], "slug": ["type": "string"], "status": ["type": "integer"],
            "title": ["type": "string"], "detail": ["type": "string"],
            "fields": [
                "type": "array",
                "items": object([
                    "pointer": ["type": "string"], "code": ["type": "string"], "detail": ["type": "string"],
                ]),
            ],
            "retryable": ["type": "boolean"], "request_id": ["type": "string"],
            "retry_after": ["type": "integer"],
        ],
        "required": ["type", "slug", "status", "title", "detail", "fields", "retryable", "request_id"],
    ]

    /// An object that always has all of its members.
    private static func object(_ properties: JSONObject) -> JSON {
        [
            "type": "object", "properties": .object(properties),
            "required": .array(properties.map { .string($0.name) }),
        ]
    }

    private static func orNull(_ schema: JSON, _ text: String) -> JSON {
        ["description": .string(text), "anyOf": [schema, ["type": "null"]]]
    }
}
