import JSON
package import Ledger
import LedgerStore

/// An account's statement as its owner sees it.
package struct StatementView: Sendable {
    package struct Line: Sendable {
        package let seq: Int
        /// Credits are positive; what left the account includes the fee.
        package let amount: String
        /// The part of the amount that was commission.
        package let fee: String
        /// Units received for one unit paid.
        package let rate: String?
        package let balance: String
        package let transfer: TransferView
    }

    package let accountID: AccountID
    package let currency: Currency
    package let from: Timestamp?
    package let to: Timestamp?
    package let opening: String
    package let closing: String
    package let credited: String
    package let debited: String
    package let fees: String
    package let lines: [Line]
    package let hasMore: Bool
    /// The last line's place in the chain, if there are more.
    package let nextCursor: Int64?

    init(_ statement: AccountStatement, _ params: GetStatement.Params) {
        func text(_ minorUnits: Int64) -> String {
            Money(minorUnits: minorUnits, currency: statement.currency).decimalText
        }
        self.init(
            accountID: params.accountID, currency: statement.currency, from: params.from, to: params.to,
            opening: text(statement.opening), closing: text(statement.closing),
            credited: text(statement.credited), debited: text(statement.debited), fees: text(statement.fees),
            lines: statement.lines.map { line in
                let transfer = TransferView(line.transfer)
                return Line(
                    seq: Int(line.position.seq), amount: text(line.amount), fee: text(line.fee),
                    rate: transfer.rate, balance: text(line.position.balanceAfter), transfer: transfer)
            }, hasMore: statement.isCut,
            nextCursor: statement.isCut ? statement.lines.last?.position.seq : nil)
    }

    private init(
        accountID: AccountID, currency: Currency, from: Timestamp?, to: Timestamp?, opening: String,
        closing: String, credited: String, debited: String, fees: String, lines: [Line], hasMore: Bool,
        nextCursor: Int64?
    ) {
        self.accountID = accountID
        self.currency = currency
        self.from = from
        self.to = to
        self.opening = opening
        self.closing = closing
        self.credited = credited
        self.debited = debited
        self.fees = fees
        self.lines = lines
        self.hasMore = hasMore
        self.nextCursor = nextCursor
    }

    static let schema = Schema<StatementView>.object(
        "Statement",
        .required("account_id", .accountID, \.accountID, "Whose statement"),
        .required("currency", .currency, \.currency, "Of every sum in it"),
        .optional("from", .timestamp, \.from, "As asked for"),
        .optional("to", .timestamp, \.to, "As asked for"),
        .required("opening", .decimal, \.opening, "Balance at the start"),
        .required("closing", .decimal, \.closing, "Balance after the last line"),
        .required("credited", .decimal, \.credited, "What the lines brought"),
        .required("debited", .decimal, \.debited, "What they took, commissions included"),
        .required("fees", .decimal, \.fees, "The commissions among it"),
        .required(
            "lines", .array(of: line, max: ReadStatement.linesMax), \.lines,
            "In the order of the account's chain"),
        .required("has_more", .boolean, \.hasMore, "The period has more lines than are given"),
        .optional("next_cursor", .statementCursor, \.nextCursor, "For the lines behind these"),
        make: StatementView.init)

    private static let line = Schema<Line>.object(
        "StatementLine",
        .required("seq", .count(1...Int.max), \.seq, "Its place in the account's chain"),
        .required("amount", .decimal, \.amount, "Credits are positive; debits include the fee"),
        .required("fee", .decimal, \.fee, "The commission in it"),
        .optional("rate", .rate, \.rate, "Units received for one unit paid"),
        .required("balance", .decimal, \.balance, "Right after it"),
        .required("transfer", TransferView.schema, \.transfer, "What made it"),
        make: Line.init)
}
