import Ledger
package import Methods

/// A statement as comma-separated values (RFC 4180): a line of names, the opening, a line for each entry, the
/// closing; each ended by CR LF.
package enum StatementCSV {
    package static let contentType = TransferCSV.contentType

    package static let columns = [
        "seq", "created_at", "kind", "uuid", "counterparty_id", "counterparty", "memo", "amount", "fee",
        "rate",
        "balance", "currency",
    ]

    /// The table as UTF-8 without a byte order mark. Several parts, each going on where the one before ends,
    /// make one statement; at least one.
    package static func bytes(_ parts: [StatementView]) -> [UInt8] {
        guard let first = parts.first, let last = parts.last else { return [] }
        var rows = [balance("opening", first.from?.rfc3339, first.opening, first)]
        for part in parts { rows += part.lines.map { cells($0, in: part) } }
        rows.append(balance("closing", last.to?.rfc3339, last.closing, last))
        let lines = [columns.joined(separator: ",")] + rows.map { $0.map(\.text).joined(separator: ",") }
        return Array(lines.map { $0 + "\r\n" }.joined().utf8)
    }

    private static func balance(
        _ kind: String, _ moment: String?, _ balance: String, _ statement: StatementView
    ) -> [CSVCell] {
        let blank = CSVCell.own(nil)
        return [
            blank, .own(moment), .own(kind), blank, blank, blank, blank, blank, blank, blank, .own(balance),
            .own(statement.currency.code),
        ]
    }

    private static func cells(_ line: StatementView.Line, in statement: StatementView) -> [CSVCell] {
        let transfer = line.transfer
        let other =
            transfer.from.accountID == statement.accountID ? transfer.to.accountID : transfer.from.accountID
        return [
            .own("\(line.seq)"), .own(transfer.createdAt.rfc3339), .own(transfer.kind.rawValue),
            .own(transfer.id.description), .own(transfer.kind == .deposit ? nil : other.description),
            .written(transfer.counterparty?.name), .written(transfer.memo?.text), .own(line.amount),
            .own(line.fee), .own(transfer.rate), .own(line.balance), .own(statement.currency.code),
        ]
    }
}
