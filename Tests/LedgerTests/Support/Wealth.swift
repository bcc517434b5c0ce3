import Ledger

/// What a client's three balances are worth together, exactly: the sum of balance × the other two currencies'
/// rates, which compares as the sum of balance ÷ rate does. 256 bits, since 9·10¹⁵ × 10¹⁴ × 10¹⁴ does not fit
/// 128.
struct Wealth: Comparable {
    private let high: UInt128
    private let low: UInt128

    init(_ balances: [Currency: Int64], at rates: RateTable) {
        var (high, low): (UInt128, UInt128) = (0, 0)
        for currency in Currency.allCases {
            let others = Currency.allCases.filter { $0 != currency }
            let weight = others.reduce(UInt128(1)) { $0 * UInt128(rates.perUSD($1)) }
            let product = weight.multipliedFullWidth(by: UInt128(balances[currency, default: 0]))
            let sum = low.addingReportingOverflow(product.low)
            (high, low) = (high + product.high + (sum.overflow ? 1 : 0), sum.partialValue)
        }
        (self.high, self.low) = (high, low)
    }

    static func < (left: Wealth, right: Wealth) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}
