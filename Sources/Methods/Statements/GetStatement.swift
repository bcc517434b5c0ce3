package import JSON
package import Ledger
import LedgerStore

/// `statement.get`: an account's entries of a period, from its opening to its closing balance.
package enum GetStatement: Method {
    package static let description = MethodDescription(
        "statement.get", "An account's statement: opening balance, lines, closing balance.",
        detail: """
            The lines always add up. At most \(ReadStatement.linesMax) are given; if `has_more` is true, \
            `closing` is the balance after the last one given: ask again with a shorter period.
            """,
        access: .read, failures: [.notFound],
        example: MethodExample(
            params: ["account_id": 701, "from": "2026-01-31T12:00:05Z"],
            result: [
                "account_id": 701, "currency": "USD", "from": "2026-01-31T12:00:05.000000Z",
                "to": nil, "opening": "100.00", "closing": "89.90",
                "lines": [
                    ["seq": 2, "amount": "-10.10", "balance": "89.90", "transfer": TransferView.example]
                ],
                "has_more": false,
            ]))

    package struct Params: Sendable {
        package let accountID: AccountID
        package let from: Timestamp?
        package let to: Timestamp?

        package init(accountID: AccountID, from: Timestamp? = nil, to: Timestamp? = nil) {
            self.accountID = accountID
            self.from = from
            self.to = to
        }
    }

    package static let params = Schema<Params>.object(
        "GetStatementParams",
        .required("account_id", .accountID, \.accountID, "One of your accounts"),
        .optional("from", .timestamp, \.from, "Start of the period; the account's opening if absent"),
        .optional("to", .timestamp, \.to, "End of the period, not included; now if absent"),
        make: Params.init
    ).checked { params throws(SchemaRefusal) in
        guard let from = params.from, let to = params.to, to < from else { return }
        throw SchemaRefusal(.outOfRange, "must not be before from", member: "to")
    }
    package static let answer = StatementView.schema

    package static func run(_ params: Params, _ call: Call) async throws -> StatementView {
        let statement = try await ReadStatement.run(
            params.accountID, of: call.requireUser(), from: params.from, before: params.to,
            in: call.services.pool)
        guard let statement else {
            throw Failure(.notFound, "you have no such account", field: "account_id", code: "not_found")
        }
        return StatementView(statement, params)
    }
}
