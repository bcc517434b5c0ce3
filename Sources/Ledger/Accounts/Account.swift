/// A client's account as it stands.
package struct Account: Hashable, Sendable {
    package let id: AccountID
    package let head: AccountHead
    package let createdAt: Timestamp
    /// When its latest entry was made; when it was opened if there is none.
    package let updatedAt: Timestamp

    package init(id: AccountID, head: AccountHead, createdAt: Timestamp, updatedAt: Timestamp) {
        self.id = id
        self.head = head
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }

    package var user: UserID { id.owner }
    package var balance: Money { Money(minorUnits: head.balance, currency: head.currency) }
}
