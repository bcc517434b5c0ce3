package import Ledger

/// What a transfer will cost and bring, to the cent: what `quote.create` answers.
package struct QuoteSummary: Sendable, Hashable {
    package let id: QuoteID
    package let from: AccountID
    package let to: AccountID
    package let amount: Money
    /// `nil` between own accounts.
    package let fee: Money?
    package let total: Money
    package let credited: Money
    /// Units of the receiving currency for one of the sending; `nil` when both are the same.
    package let rate: String?
    /// The payee's masked name; `nil` between own accounts.
    package let payee: String?
    package let expiresAt: Timestamp

    package init(
        id: QuoteID, from: AccountID, to: AccountID, amount: Money, fee: Money?, total: Money,
        credited: Money,
        rate: String?, payee: String?, expiresAt: Timestamp
    ) {
        self.id = id
        self.from = from
        self.to = to
        self.amount = amount
        self.fee = fee
        self.total = total
        self.credited = credited
        self.rate = rate
        self.payee = payee
        self.expiresAt = expiresAt
    }
}
