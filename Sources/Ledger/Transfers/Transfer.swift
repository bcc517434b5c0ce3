/// A decided transfer, completed or refused: one row of the books, never changed.
package struct Transfer: Hashable, Sendable {
    package let id: TransferID
    /// The client who asked for it; for a deposit, the client who receives it.
    package let user: UserID
    package let kind: TransferKind
    /// `nil` when completed.
    package let refusal: Refusal?
    package let from: TransferSide
    package let to: TransferSide
    /// Commission in minor units of the source's currency, taken on top of the amount.
    package let fee: Int64
    package let pricing: Pricing?
    package let key: IdempotencyKey
    package let memo: Memo?
    package let quote: QuoteID?
    package let createdAt: Timestamp

    package init(
        id: TransferID, user: UserID, kind: TransferKind, refusal: Refusal?, from: TransferSide,
        to: TransferSide,
        fee: Int64, pricing: Pricing?, key: IdempotencyKey, memo: Memo?, quote: QuoteID?, createdAt: Timestamp
    ) {
        self.id = id
        self.user = user
        self.kind = kind
        self.refusal = refusal
        self.from = from
        self.to = to
        self.fee = fee
        self.pricing = pricing
        self.key = key
        self.memo = memo
        self.quote = quote
        self.createdAt = createdAt
    }

    package var status: TransferStatus { refusal == nil ? .completed : .refused }
}
