import Methods

/// A form's fields as typed, and its faults, ready for a template: one `FieldView` for each field, one
/// summary.
struct FormState {
    private let faults: [FormFault]
    private let words: Words

    init(faults: [FormFault], words: Words) {
        self.faults = faults
        self.words = words
    }

    func field(_ field: FormField, _ value: String) -> FieldView {
        FieldView(id: field.rawValue, value: value, problem: faults.first { $0.field == field }.map(text))
    }

    /// The list on top of the page that takes the focus; `nil` when nothing is wrong.
    var summary: FaultSummary? {
        guard !faults.isEmpty else { return nil }
        let items = faults.map { FaultSummary.Item(text: text($0), anchor: $0.field?.anchor) }
        return FaultSummary(
            heading: words.counted(.faultHeading, faults.count),
            slug: faults.lazy.compactMap(\.refusal).first?.rawValue, items: items)
    }

    /// The most telling text that there is: the field's own for the reason, the reason's, the field's for
    /// anything, the one for everything.
    private func text(_ fault: FormFault) -> String {
        let slug = fault.reason.slug
        let field = fault.field?.rawValue ?? ""
        for key in ["\(field)_\(slug)", slug, "\(field)_invalid"] {
            if let text = words.textIfPresent("fault.\(key)", fault.values) { return text }
        }
        return words.text("fault.\(FaultReason.other.slug)")
    }
}
