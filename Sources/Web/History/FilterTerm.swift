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

    /// The field's name as it was written; not known to exist.
    package let field: String
    package let comparison: Comparison
    /// At least one.
    package let values: [String]

    package init(_ field: String, _ comparison: Comparison, _ values: [String]) {
        self.field = field
        self.comparison = comparison
        self.values = values
    }

    /// The term as the grammar writes it. A value that holds the grammar's own marks stands in double quotes,
    /// inside which a quote is doubled.
    package var text: String {
        "\(field) \(comparison.rawValue) \(values.map(Self.quoted).joined(separator: ","))"
    }

    private static func quoted(_ value: String) -> String {
        let marks = Array(";,\"+".utf8)
        let hasBlankAtEnd = value.utf8.first == UInt8(ascii: " ") || value.utf8.last == UInt8(ascii: " ")
        guard value.isEmpty || hasBlankAtEnd || value.utf8.contains(where: marks.contains) else {
            return value
        }
        var quoted = "\""
        for scalar in value.unicodeScalars {
            if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
