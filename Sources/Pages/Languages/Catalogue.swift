import JSON

/// Every text of one language, by section and name: `accounts.title`.
///
/// The files are `public/assets/i18n/*.json`; the app loads the same ones. A text may hold `{place}`s for
/// values; a counted text is an object with the plural forms of its language.
package struct Catalogue: Sendable {
    /// A text, or one for each plural form.
    enum Entry: Sendable, Equatable {
        case text(String)
        case counted([PluralForm: String])
    }

    private let sections: [String: [String: Entry]]

    /// Reads a catalogue's file.
    package init(parsing bytes: [UInt8]) throws(CatalogueError) {
        let document: JSON
        do {
            document = try JSON(parsing: bytes, limits: .ownDocument)
        } catch {
            throw .malformed(at: "byte \(error.offset)")
        }
        var sections: [String: [String: Entry]] = [:]
        for (section, texts) in try Self.members(of: document, at: "") {
            for (name, value) in try Self.members(of: texts, at: section) {
                sections[section, default: [:]][name] = try Self.entry(value, at: "\(section).\(name)")
            }
        }
        self.sections = sections
    }

    /// The keys of all texts, `section.name`.
    package var keys: Set<String> {
        Set(sections.flatMap { section, entries in entries.keys.map { "\(section).\($0)" } })
    }

    func entry(section: String, name: String) -> Entry? {
        sections[section]?[name]
    }

    func entry(_ key: String) -> Entry? {
        let parts = key.split(separator: ".", maxSplits: 1)
        return parts.count == 2 ? entry(section: String(parts[0]), name: String(parts[1])) : nil
    }

    func texts(of section: String) -> [String: Entry]? {
        sections[section]
    }

    private static func members(of document: JSON, at place: String) throws(CatalogueError) -> JSONObject {
        guard let object = document.objectValue else { throw .malformed(at: place) }
        return object
    }

    private static func entry(_ value: JSON, at place: String) throws(CatalogueError) -> Entry {
        if let text = value.stringValue { return .text(text) }
        var forms: [PluralForm: String] = [:]
        for (name, form) in try members(of: value, at: place) {
            guard let name = PluralForm(rawValue: name), let form = form.stringValue else {
                throw .malformed(at: place)
            }
            forms[name] = form
        }
        return .counted(forms)
    }
}
