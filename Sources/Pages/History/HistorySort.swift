/// In which order a history is shown.
package struct HistorySort: Sendable, Hashable {
    package enum Field: String, Sendable, CaseIterable {
        case createdAt = "created_at"
        case amount
    }

    package let field: Field
    package let isDescending: Bool

    /// The newest first.
    package static let standard = HistorySort(.createdAt)

    package init(_ field: Field, isDescending: Bool = true) {
        self.field = field
        self.isDescending = isDescending
    }

    /// Reads `amount desc`; without a direction, descending. `nil` for anything else.
    package init?(_ text: String) {
        let parts = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard (1...2).contains(parts.count), let field = Field(rawValue: parts[0]),
            parts.count == 1 || parts[1] == "asc" || parts[1] == "desc"
        else { return nil }
        self.init(field, isDescending: parts.count == 1 || parts[1] == "desc")
    }

    /// `amount desc`
    package var text: String { "\(field.rawValue) \(isDescending ? "desc" : "asc")" }

    /// What a click on a column's heading leads to: the other direction of the same column, else the column
    /// downward.
    func toggled(_ column: Field) -> HistorySort {
        HistorySort(column, isDescending: column == field ? !isDescending : true)
    }
}
