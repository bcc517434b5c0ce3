/// What transfers are priced with at a moment: the rates and the commission in force.
package struct Terms: Hashable, Sendable {
    package let rates: RateTable
    package let fee: FeePolicy

    package init(rates: RateTable, fee: FeePolicy) {
        self.rates = rates
        self.fee = fee
    }
}
