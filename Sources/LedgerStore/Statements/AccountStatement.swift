package import Ledger

/// One account's entries of a period, between its opening and closing balance: they always add up.
package struct AccountStatement: Sendable {
    /// One entry with what made it.
    package struct Line: Sendable {
        /// Minor units; credits are positive. What left the account includes the commission.
        package let amount: Int64
        package let position: EntryPosition
        package let transfer: SeenTransfer

        package init(amount: Int64, position: EntryPosition, transfer: SeenTransfer) {
            self.amount = amount
            self.position = position
            self.transfer = transfer
        }

        /// The part of the amount that was commission, taken from this account.
        package var fee: Int64 { amount < 0 && transfer.isOwn ? transfer.transfer.fee : 0 }
    }

    package let currency: Currency
    /// Minor units at the start of the period, or behind the cursor, and after the last line given.
    package let opening: Int64
    package let closing: Int64
    package let lines: [Line]
    /// The period has more lines than are given.
    package let isCut: Bool
    /// What the lines brought and what they took, both positive; the commissions are part of what they took.
    package let credited: Int64
    package let debited: Int64
    package let fees: Int64

    /// Checks what was read before anybody sees it.
    ///
    /// - Parameters:
    ///   - after: the place in the chain behind which the lines begin; its balance is `opening`.
    ///   - last: where the period ends in the chain; with more lines than given, they end before it.
    /// - Throws: `StatementFault.doesNotAddUp` where a line does not continue the one before: the books, or
    ///   the reading of them, are broken.
    package init(
        _ currency: Currency, opening: Int64, after: Int64, lines: [Line], isCut: Bool, last: Int64
    ) throws(StatementFault) {
        var (balance, seq) = (opening, after)
        var (credited, debited, fees) = (Int64(0), Int64(0), Int64(0))
        for line in lines {
            seq += 1
            let (sum, overflow) = balance.addingReportingOverflow(line.amount)
            guard !overflow, line.position == EntryPosition(seq: seq, balanceAfter: sum) else {
                throw .doesNotAddUp(seq: seq)
            }
            balance = sum
            // A balance is bounded, yet what went through an account in all its time is not.
            credited = credited.addingClamped(max(line.amount, 0))
            debited = debited.addingClamped(max(-line.amount, 0))
            fees = fees.addingClamped(line.fee)
        }
        guard isCut ? seq < last : seq == last else { throw .doesNotAddUp(seq: seq + 1) }
        (self.currency, self.opening, self.lines, self.isCut) = (currency, opening, lines, isCut)
        closing = balance
        (self.credited, self.debited, self.fees) = (credited, debited, fees)
    }
}

extension Int64 {
    fileprivate func addingClamped(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
