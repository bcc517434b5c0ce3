package import Web

extension FilterTerm {
    /// The fields by their public names: the documented ones keep the original's words.
    package enum Field {
        package static let account = "invoice"
        package static let createdAt = "created_at"
        package static let direction = "direction"
        package static let kind = "kind"
        package static let currency = "currency"
        package static let status = "status"
        package static let amount = "amount"
        package static let text = "text"
    }

    package init(_ field: String, _ comparison: Comparison, _ value: String) {
        self.init(field, comparison, [value])
    }
}
