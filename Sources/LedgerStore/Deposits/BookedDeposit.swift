package import Ledger

/// A deposit in the books.
package struct BookedDeposit: Hashable, Sendable {
    package let transfer: Transfer
    /// It was there before, and nothing was booked now.
    package let isReplayed: Bool
}
