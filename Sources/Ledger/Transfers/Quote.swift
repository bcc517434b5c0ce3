/// A priced offer: these exact amounts at this rate and commission, for one transfer, until it expires.
package struct Quote: Hashable, Sendable {
    package let id: QuoteID
    package let user: UserID
    package let from: AccountID
    package let to: AccountID
    package let fromCurrency: Currency
    package let toCurrency: Currency
    package let price: Price
    package let createdAt: Timestamp
    package let expiresAt: Timestamp

    /// How long a price stands.
    package static let lifetimeSeconds: Int64 = 120

    package init(
        id: QuoteID, user: UserID, from: AccountID, to: AccountID, fromCurrency: Currency,
        toCurrency: Currency,
        price: Price, createdAt: Timestamp, expiresAt: Timestamp
    ) {
        self.id = id
        self.user = user
        self.from = from
        self.to = to
        self.fromCurrency = fromCurrency
        self.toCurrency = toCurrency
        self.price = price
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }

    /// The name of the first parameter in which a request is not what was quoted; `nil` if it is.
    package func fieldThatDiffers(in request: TransferRequest) -> String? {
        if request.from != from { return "from" }
        if request.to != to { return "to" }
        if request.amount.minorUnits != price.amount { return "amount" }
        return nil
    }
}
