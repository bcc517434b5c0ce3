/// One end of a transfer: which account, how much in its currency, and the account's state right after.
package struct TransferSide: Hashable, Sendable {
    package let account: AccountID
    /// `nil` where a refused transfer names an account whose currency nobody knows.
    package let currency: Currency?
    /// Minor units. At the source without the commission; `nil` at the destination of a refused transfer.
    package let amount: Int64?
    /// The entry in the account's chain that this transfer made; `nil` for house accounts and refused
    /// transfers.
    package let entry: EntryPosition?

    package init(account: AccountID, currency: Currency?, amount: Int64?, entry: EntryPosition?) {
        self.account = account
        self.currency = currency
        self.amount = amount
        self.entry = entry
    }
}

/// Where an entry stands in its account's chain, and the balance it left, in minor units.
package struct EntryPosition: Hashable, Sendable {
    package let seq: Int64
    package let balanceAfter: Int64

    package init(seq: Int64, balanceAfter: Int64) {
        self.seq = seq
        self.balanceAfter = balanceAfter
    }
}
