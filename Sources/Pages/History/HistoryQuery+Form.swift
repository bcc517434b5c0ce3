import Ledger
import Web

/// The page's own form, which works without a script: its fields become the same grammar that the address
/// shows.
extension HistoryQuery {
    /// Reads the form's fields. The route answers with 303 to the address that this query has.
    ///
    /// Amounts and dates that are malformed stay as typed: the method refuses them by name, and the field
    /// shows them.
    package init(form field: (FormField) -> String?, sort: HistorySort = .standard) {
        var terms: [FilterTerm] = []
        func add(_ name: String, _ comparison: FilterTerm.Comparison, _ typed: FormField) {
            guard let value = field(typed)?.trimmingBlanks, !value.isEmpty else { return }
            terms.append(FilterTerm(name, comparison, value))
        }
        add(FilterTerm.Field.account, .equal, .account)
        add(FilterTerm.Field.direction, .equal, .direction)
        add(FilterTerm.Field.kind, .equal, .kind)
        add(FilterTerm.Field.currency, .equal, .currency)
        add(FilterTerm.Field.status, .equal, .status)
        for (comparison, bound) in [
            (FilterTerm.Comparison.atLeast, FormField.amountMin), (.atMost, .amountMax),
        ] {
            guard let typed = field(bound)?.trimmingBlanks, !typed.isEmpty else { continue }
            terms.append(FilterTerm(FilterTerm.Field.amount, comparison, TypedAmount.normalized(typed)))
        }
        add(FilterTerm.Field.createdAt, .atLeast, .dateFrom)
        if let until = field(.dateTo)?.trimmingBlanks, !until.isEmpty {
            terms.append(FilterTerm(FilterTerm.Field.createdAt, .below, Self.dayAfter(until) ?? until))
        }
        add(FilterTerm.Field.text, .equal, .text)
        self.init(filters: terms, sort: sort)
    }

    /// The last day that an upper bound includes: the form says "until 31 January", the grammar `<
    /// 2026-02-01`.
    var lastDay: String {
        let bound = value(of: FilterTerm.Field.createdAt, .below)
        return Timestamp(date: bound)?.startOfDay(daysBefore: 1).date.text ?? bound
    }

    private static func dayAfter(_ date: String) -> String? {
        Timestamp(date: date)?.startOfDay(daysBefore: -1).date.text
    }
}

extension String {
    /// Without white space at both ends.
    fileprivate var trimmingBlanks: String {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
