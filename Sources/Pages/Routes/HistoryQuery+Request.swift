import Web

extension HistoryQuery {
    /// What an address asks for, as the page shows it.
    init(reading parameters: QueryParameters, terms: [Web.FilterTerm]) {
        self.init(
            filters: terms.map { term in
                FilterTerm(term.field, Comparison(rawValue: term.comparison.rawValue) ?? .equal, term.values)
            },
            sort: parameters["sort"].flatMap(HistorySort.init) ?? .standard, cursor: parameters["cursor"])
    }

    private typealias Comparison = FilterTerm.Comparison
}
