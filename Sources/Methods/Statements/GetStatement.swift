package import JSON
package import Ledger
import LedgerStore

/// `statement.get`: an account's entries of a period, from its opening to its closing balance.
package enum GetStatement: Method {
    package static let limitMax = ReadStatement.linesMax

    package static let description = MethodDescription(
        "statement.get", "An account's statement: opening balance, lines, totals, closing balance.",
        detail: """
            The lines always add up: that is checked before they are given. At most \
            \(ReadStatement.linesMax) are given at once; if `has_more` is true, `closing` and the totals are \
            those of the lines given, and `next_cursor` goes on behind them.
            """,
        access: .read, failures: [.notFound],
        example: MethodExample(
            params: ["account_id": 701, "from": "2026-01-31T12:00:05Z"],
            result: [
                "account_id": 701, "currency": "USD", "from": "2026-01-31T12:00:05.000000Z",
                "to": nil, "opening": "100.00", "closing": "89.90",
                "credited": "0.00", "debited": "10.10", "fees": "0.10",
                "lines": [
                    [
                        "seq": 2, "amount": "-10.10", "fee": "0.10", "rate": "6.94", "balance": "89.90",
                        "transfer": TransferView.example,
                    ]
                ],
                "has_more": false, "next_cursor": nil,
            ]))

    package struct Params: Sendable {
        package let accountID: AccountID
        package let from: Timestamp?
        package let to: Timestamp?
        package let cursor: Int64?
        package let limit: Int

        package init(
            accountID: AccountID, from: Timestamp? = nil, to: Timestamp? = nil, cursor: Int64? = nil,
            limit: Int = limitMax
        ) {
            self.accountID = accountID
            self.from = from
            self.to = to
            self.cursor = cursor
            self.limit = limit
        }
    }

    package static let params = Schema<Params>.object(
        "GetStatementParams",
        .required("account_id", .accountID, \.accountID, "One of your accounts"),
        .optional("from", .momentOrDate, \.from, "Start of the period; the account's opening if absent"),
        .optional("to", .momentOrDate, \.to, "End of the period, not included; now if absent"),
        .optional("cursor", .statementCursor, \.cursor, "`next_cursor` of the part before"),
        .defaulted("limit", .count(1...limitMax), to: limitMax, \.limit, "Lines at once"),
        make: Params.init
    ).checked { params throws(SchemaRefusal) in
        guard let from = params.from, let to = params.to, to < from else { return }
        throw SchemaRefusal(.outOfRange, "must not be before from", member: "to")
    }
    package static let answer = StatementView.schema

    package static func run(_ params: Params, _ call: Call) async throws -> StatementView {
        do {
            let statement = try await ReadStatement.run(
                params.accountID, of: call.requireUser(), from: params.from, before: params.to,
                after: params.cursor, limit: params.limit, in: call.services.pool)
            guard let statement else {
                throw Failure(.notFound, "you have no such account", field: "account_id", code: "not_found")
            }
            return StatementView(statement, params)
        } catch StatementFault.cursorOutside {
            throw Failure(
                .invalidParams, "/cursor belongs to another period", field: "cursor", code: .outOfRange)
        }
    }
}

extension Schema where Value == Int64 {
    /// A place in an account's chain, opaque to clients.
    static let statementCursor = Schema<String>.string(minScalars: 1, maxScalars: 19).refined(
        .pattern, "must be a cursor from the part before", seq(of:), encode: { (seq: Int64) in "\(seq)" })

    /// One way to write it: no sign, no leading zero.
    private static func seq(of text: String) -> Int64? {
        guard let seq = Int64(text), seq >= 0, "\(seq)".utf8.elementsEqual(text.utf8) else { return nil }
        return seq
    }
}
