package import Ledger

/// One account's entries of a period, between its opening and closing balance: they always add up.
package struct AccountStatement: Sendable {
    package struct Line: Sendable {
        /// Minor units; credits are positive. What left the account includes the commission.
        package let amount: Int64
        package let position: EntryPosition
        package let transfer: SeenTransfer
    }

    package let currency: Currency
    /// Minor units at the start of the period and after the last line given.
    package let opening: Int64
    package let closing: Int64
    package let lines: [Line]
    /// The period has more lines than are given.
    package let isCut: Bool
}
