import JSON

/// What only the REST route of a method has, beside what the method itself says.
struct OpenAPIRoute {
    let tag: String
    var text = ""
    /// Parameters in the query and in headers, by the names of their components.
    var parameters: [String] = []
    var body: JSON?
    /// The status of the good answer.
    var status = "200"
    let answer: JSON
    /// What HTTP alone can refuse here.
    var refusals: [OpenAPIResponse.Refusal] = []
}

extension OpenAPIRoute {
    /// By the operations' names.
    static let all: [String: OpenAPIRoute] = [
        "logIn": logIn, "getUser": user, "listTransactions": history, "createTransaction": creation,
        "getTransaction": transaction,
    ]

    private static let logIn = OpenAPIRoute(
        tag: "session",
        text: "Sets the session cookie, and tells the same session as a token for programs.",
        body: OpenAPIBody.logIn,
        answer: [
            "description": "Logged in",
            "headers": OpenAPIResponse.headers([
                "Set-Cookie": ["description": "The session cookie", "schema": ["type": "string"]]
            ]),
            "content": ["application/json": ["schema": ["$ref": "#/components/schemas/Session"]]],
            "links": [
                "user": OpenAPILink.userOfSession, "history": OpenAPILink.historyOfSession,
                "transfer": OpenAPILink.transferOfSession,
            ],
        ])

    private static let user = OpenAPIRoute(
        tag: "user",
        answer: [
            "description": "The client",
            "headers": OpenAPIResponse.taggedHeaders,
            "content": ["application/json": ["schema": ["$ref": "#/components/schemas/User"]]],
            "links": ["history": OpenAPILink.historyOfUser, "transfer": OpenAPILink.transferOfUser],
        ], refusals: [.notModified])

    private static let history = OpenAPIRoute(
        tag: "transaction",
        text: """
            Completed transfers, unless the filter asks for a status. The address of the next page stands in \
            the header `Link`. `Accept: text/csv` gives a table.
            """,
        parameters: ["filter", "sort", "limit", "cursor"],
        answer: [
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
        ], refusals: [.notModified, .notAcceptable])

    private static let creation = OpenAPIRoute(
        tag: "transaction",
        text: """
            With an `Idempotency-Key` the same request can be sent again at will: it moves money once and \
            gets the first answer again, with `Idempotent-Replayed: true`.
            """,
        parameters: ["Idempotency-Key"], body: OpenAPIBody.creation, status: "201",
        answer: [
            "description": "The transfer was made",
            "headers": OpenAPIResponse.creationHeaders,
            "content": ["application/json": ["schema": ["$ref": "#/components/schemas/Transaction"]]],
            "links": ["self": OpenAPILink.transactionOfTransaction],
        ])

    private static let transaction = OpenAPIRoute(
        tag: "transaction",
        answer: [
            "description": "The transfer",
            "headers": OpenAPIResponse.taggedHeaders,
            "content": ["application/json": ["schema": ["$ref": "#/components/schemas/Transaction"]]],
        ], refusals: [.notModified])
}
