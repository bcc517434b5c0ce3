/// What a client asks for: this much from here to there, once, under this key.
package struct TransferRequest: Hashable, Sendable {
    package let user: UserID
    package let from: AccountID
    package let to: AccountID
    package let amount: Amount
    package let key: IdempotencyKey
    package let memo: Memo?
    package let quote: QuoteID?

    package init(
        user: UserID, from: AccountID, to: AccountID, amount: Amount, key: IdempotencyKey, memo: Memo? = nil,
        quote: QuoteID? = nil
    ) {
        self.user = user
        self.from = from
        self.to = to
        self.amount = amount
        self.key = key
        self.memo = memo
        self.quote = quote
    }

    /// The name of the first parameter in which an earlier transfer under the same key was another; `nil` if
    /// it is the same.
    package func fieldThatDiffers(from earlier: Transfer) -> String? {
        if from != earlier.from.account { return "from" }
        if to != earlier.to.account { return "to" }
        if amount.minorUnits != earlier.from.amount { return "amount" }
        if memo != earlier.memo { return "memo" }
        if quote != earlier.quote { return "quote_id" }
        return nil
    }
}
