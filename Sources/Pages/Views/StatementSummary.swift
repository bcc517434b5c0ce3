package import Ledger

/// A statement as pages show it: what `statement.get` answers, with its sums as money.
package struct StatementSummary: Sendable {
    /// One line.
    package struct Line: Sendable {
        package let amount: Money
        package let fee: Money
        package let balance: Money
        package let transfer: TransferSummary

        package init(amount: Money, fee: Money, balance: Money, transfer: TransferSummary) {
            self.amount = amount
            self.fee = fee
            self.balance = balance
            self.transfer = transfer
        }
    }

    package let opening: Money
    package let closing: Money
    package let credited: Money
    package let debited: Money
    package let fees: Money
    package let lines: [Line]

    package init(
        opening: Money, closing: Money, credited: Money, debited: Money, fees: Money, lines: [Line]
    ) {
        self.opening = opening
        self.closing = closing
        self.credited = credited
        self.debited = debited
        self.fees = fees
        self.lines = lines
    }
}
