/// Where a page of transfers ended: the next one starts after this row. Stays right while rows are added.
package struct TransferCursor: Hashable, Sendable {
    package let id: TransferID
    /// The amount on the client's side, in minor units; only where the order is by amount.
    package let amount: Int64

    package init(id: TransferID, amount: Int64) {
        self.id = id
        self.amount = amount
    }
}
