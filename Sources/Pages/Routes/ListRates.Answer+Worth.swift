import Ledger
import Methods

extension ListRates.Answer {
    /// What sums in several currencies are worth together in one; `nil` when it cannot be counted.
    func worth(of sums: [Money], in currency: Currency) -> Money? {
        var total: Int64 = 0
        for sum in sums {
            guard let part = conversion(from: sum.currency, to: currency)?.credited(for: sum.minorUnits)
            else { return nil }
            let (added, overflow) = total.addingReportingOverflow(part)
            guard !overflow else { return nil }
            total = added
        }
        return Money(minorUnits: total, currency: currency)
    }
}
