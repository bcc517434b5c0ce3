package import Ledger

/// A sum in each currency, in minor units; wide enough for any number of the largest amounts.
package struct CurrencySums: Hashable, Sendable {
    private var sums: [Int128]

    package init() { sums = Array(repeating: 0, count: Currency.allCases.count) }

    package subscript(_ currency: Currency) -> Int128 {
        get { sums[Int(currency.accountNumber) - 1] }
        set { sums[Int(currency.accountNumber) - 1] = newValue }
    }

    static func += (left: inout CurrencySums, right: CurrencySums) {
        for currency in Currency.allCases { left[currency] += right[currency] }
    }

    /// `-1234.05`
    package func decimalText(_ currency: Currency) -> String {
        let sum = self[currency]
        let cents = String(sum.magnitude % 100)
        return "\(sum < 0 ? "-" : "")\(sum.magnitude / 100).\(cents.count < 2 ? "0" : "")\(cents)"
    }
}
