/// One condition of a history's address: `amount >= 10`, `invoice = 701,702`.
package struct FilterTerm: Sendable, Hashable {
    package enum Comparison: String, Sendable, CaseIterable {
        case equal = "="
        case unequal = "!="
        case above = ">"
        case atLeast = ">="
        case below = "<"
        case atMost = "<="
    }

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

    package let field: String
    package let comparison: Comparison
    package let values: [String]

    package init(_ field: String, _ comparison: Comparison, _ values: [String]) {
        self.field = field
        self.comparison = comparison
        self.values = values
    }

    package init(_ field: String, _ comparison: Comparison, _ value: String) {
        self.init(field, comparison, [value])
    }

    /// The term as the grammar writes it. A value that holds the grammar's own marks stands in double quotes, inside
    /// which a quote is doubled.
    package var text: String {
        "\(field) \(comparison.rawValue) \(values.map(Self.quoted).joined(separator: ","))"
    }

    private static func quoted(_ value: String) -> String {
        let marks = Array(";,\"".utf8)
        guard value.utf8.contains(where: marks.contains) || value.first == " " || value.last == " " else {
            return value
        }
        return "\"" + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            + "\""
    }
}
