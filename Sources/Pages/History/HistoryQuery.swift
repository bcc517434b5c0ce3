package import Web

/// Which transfers a history shows and in which order: the page's whole state, kept in its address.
package struct HistoryQuery: Sendable, Hashable {
    package var filters: [FilterTerm]
    package var sort: HistorySort
    /// Where the list goes on, as the method gave it.
    package var cursor: String?

    package init(filters: [FilterTerm] = [], sort: HistorySort = .standard, cursor: String? = nil) {
        self.filters = filters
        self.sort = sort
        self.cursor = cursor
    }

    /// Names and values for an address: `filter=…;…&sort=…&cursor=…`, without what is standard.
    package var parameters: [(name: String, value: String)] {
        [
            ("filter", filters.map(\.text).joined(separator: ";")),
            ("sort", sort == .standard ? "" : sort.text),
            ("cursor", cursor ?? ""),
        ]
    }

    var withoutCursor: HistoryQuery { HistoryQuery(filters: filters, sort: sort) }

    /// The same list from its beginning, in another order.
    func sorted(by column: HistorySort.Field) -> HistoryQuery {
        HistoryQuery(filters: filters, sort: sort.toggled(column))
    }

    /// The list from its beginning, without the terms that a test finds and with others instead.
    func replacing(_ isReplaced: (FilterTerm) -> Bool, with terms: [FilterTerm] = []) -> HistoryQuery {
        HistoryQuery(filters: filters.filter { !isReplaced($0) } + terms, sort: sort)
    }

    /// The one value that a field is compared to in that way; empty when there is none, or several.
    func value(of field: String, _ comparison: FilterTerm.Comparison) -> String {
        let terms = filters.filter { $0.field == field && $0.comparison == comparison }
        return terms.count == 1 && terms[0].values.count == 1 ? terms[0].values[0] : ""
    }
}
