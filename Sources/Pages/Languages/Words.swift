/// One language at work: its texts with values filled in, its plural forms, its way to write money and dates.
package struct Words: Sendable {
    package let language: Language
    let catalogue: Catalogue

    package init(language: Language, catalogue: Catalogue) {
        self.language = language
        self.catalogue = catalogue
    }

    /// The text of a key, with the values in its `{place}`s.
    ///
    /// Values are put in as they are: nothing in them is looked at again, and the template escapes the whole.
    package func callAsFunction(_ key: TextKey, _ values: [String: String] = [:]) -> String {
        text(key.rawValue, values)
    }

    /// The text that goes with a number of things; `{count}` is the number, grouped.
    package func counted(_ key: TextKey, _ count: Int, _ values: [String: String] = [:]) -> String {
        guard case .counted(let forms) = catalogue.entry(key.rawValue),
            let text = forms[PluralForm(for: count, in: language)] ?? forms[.other]
        else { return Self.missing(key.rawValue) }
        return Self.fill(text, with: values.merging(["count": number(String(count))]) { given, _ in given })
    }

    /// The text of a key that is made up of a family and a code; `nil` when the catalogue has none.
    func textIfPresent(_ key: String, _ values: [String: String] = [:]) -> String? {
        guard case .text(let text) = catalogue.entry(key) else { return nil }
        return Self.fill(text, with: values)
    }

    func text(_ key: String, _ values: [String: String] = [:]) -> String {
        textIfPresent(key, values) ?? Self.missing(key)
    }

    /// What stands where a text should: visible, and what the tests look for.
    static func missing(_ key: String) -> String { "⟦\(key)⟧" }

    /// Replaces `{name}` by its value, in one pass; a name without a value stays as it is.
    private static func fill(_ text: String, with values: [String: String]) -> String {
        guard !values.isEmpty, text.utf8.contains(UInt8(ascii: "{")) else { return text }
        var filled = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            filled += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            filled += values[name] ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }
}
