import Ledger

extension TransferFilter {
    /// Of the amount on the client's side, in its currency. Only `=` and `!=` take more than one value.
    mutating func narrow(toAmount term: FilterTerm) throws(FilterFault) {
        let expected = "amounts such as 12.34"
        switch term.comparison {
        case .equal:
            let named = try term.read(expected, Self.minorUnits)
            amounts = amounts.map { $0.filter(named.contains) } ?? named
        case .unequal: amountsExcluded += try term.read(expected, Self.minorUnits)
        case .above: raiseMinimum(to: try term.one(expected, Self.minorUnits) + 1)
        case .atLeast: raiseMinimum(to: try term.one(expected, Self.minorUnits))
        case .below: lowerMaximum(to: try term.one(expected, Self.minorUnits) - 1)
        case .atMost: lowerMaximum(to: try term.one(expected, Self.minorUnits))
        }
    }

    private mutating func raiseMinimum(to amount: Int64) { amountMin = max(amountMin ?? amount, amount) }

    private mutating func lowerMaximum(to amount: Int64) { amountMax = min(amountMax ?? amount, amount) }

    /// 0 … 9·10¹⁵: a bound may be zero, where an amount may not.
    private static func minorUnits(_ text: String) -> Int64? {
        do throws(AmountFault) {
            return try Amount(decimalText: text).minorUnits
        } catch {
            return error == .zero ? 0 : nil
        }
    }
}
