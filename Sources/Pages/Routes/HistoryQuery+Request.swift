import Web

extension HistoryQuery {
    /// What an address asks for, as the page shows it.
    init(reading parameters: QueryParameters, terms: [FilterTerm]) {
        self.init(
            filters: terms, sort: parameters["sort"].flatMap(HistorySort.init) ?? .standard,
            cursor: parameters["cursor"])
    }
}
