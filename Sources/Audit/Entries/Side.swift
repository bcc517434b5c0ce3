import Ledger

/// One side of a completed transfer, in one account's chain: what the transfer says of it and what the entry
/// says have to be the same.
struct Side: Hashable, Sendable {
    let owner: Int64
    let account: Int64
    let seq: Int64
    /// What the side adds to the account; with the commission where it pays.
    let change: Int64
    let balance: Int64
    let transferUser: Int64
    let transfer: TransferID
}
