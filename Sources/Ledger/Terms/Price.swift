/// What a transfer costs and brings, in minor units.
package struct Price: Hashable, Sendable {
    /// Taken from the source, without the commission.
    package let amount: Int64
    /// Commission in the source's currency, on top.
    package let fee: Int64
    /// What arrives, in the destination's currency.
    package let credited: Int64
    package let pricing: Pricing

    package init(amount: Int64, fee: Int64, credited: Int64, pricing: Pricing) {
        self.amount = amount
        self.fee = fee
        self.credited = credited
        self.pricing = pricing
    }

    /// Taken from the source altogether. Cannot overflow: both parts are at most 9·10¹⁵.
    package var total: Int64 { amount + fee }
}
