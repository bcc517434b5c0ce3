import JSON

/// How one answer leads to the next request: log-in → user → transaction.
enum OpenAPILink {
    static let userOfSession = link("getUser", ["user_id": "$response.body#/user_id"])
    static let transferOfSession = link("createTransaction", ["user_id": "$response.body#/user_id"])
    static let historyOfSession = link("listTransactions", ["user_id": "$response.body#/user_id"])
    static let historyOfUser = link("listTransactions", ["user_id": "$response.body#/id"])
    static let transferOfUser = link("createTransaction", ["user_id": "$response.body#/id"])
    static let transactionOfTransaction = link(
        "getTransaction", ["user_id": "$request.path.user_id", "transaction_id": "$response.body#/uuid"])

    private static func link(_ operation: String, _ parameters: JSON) -> JSON {
        ["operationId": .string(operation), "parameters": parameters]
    }
}
