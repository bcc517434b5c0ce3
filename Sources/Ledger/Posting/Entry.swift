/// One step in a customer account's chain: this transfer changed the balance by this much.
package struct Entry: Hashable, Sendable {
    package let account: AccountID
    package let position: EntryPosition
    /// Minor units; credits are positive.
    package let amount: Int64
    /// Whose row the transfer is, and which.
    package let transferUser: UserID
    package let transfer: TransferID

    package init(
        account: AccountID, position: EntryPosition, amount: Int64, transferUser: UserID, transfer: TransferID
    ) {
        self.account = account
        self.position = position
        self.amount = amount
        self.transferUser = transferUser
        self.transfer = transfer
    }
}
