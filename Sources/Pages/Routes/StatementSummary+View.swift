import Ledger
import Methods

extension StatementSummary {
    /// What the method tells, as pages show it; `nil` for a sum that is none, which the method never tells.
    init?(_ statement: StatementView) {
        func money(_ text: String) -> Money? { Money(signedDecimalText: text, currency: statement.currency) }
        guard let opening = money(statement.opening), let closing = money(statement.closing),
            let credited = money(statement.credited), let debited = money(statement.debited),
            let fees = money(statement.fees)
        else { return nil }
        let lines = statement.lines.compactMap { line -> Line? in
            guard let amount = money(line.amount), let fee = money(line.fee),
                let balance = money(line.balance)
            else { return nil }
            return Line(
                amount: amount, fee: fee, balance: balance, transfer: TransferSummary(line.transfer))
        }
        guard lines.count == statement.lines.count else { return nil }
        self.init(
            opening: opening, closing: closing, credited: credited, debited: debited, fees: fees, lines: lines
        )
    }
}

extension Money {
    /// A sum with its sign in front: `-10.10`.
    fileprivate init?(signedDecimalText text: String, currency: Currency) {
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        guard let size = Money(decimalText: isNegative ? String(text.dropFirst()) : text, currency: currency)
        else { return nil }
        self.init(minorUnits: isNegative ? -size.minorUnits : size.minorUnits, currency: currency)
    }
}
