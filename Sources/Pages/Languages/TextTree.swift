import Mustache

/// How a template reaches a text: `{{t.accounts.title}}`.
final class TextTree: MustacheParent {
    private let catalogue: Catalogue

    init(_ catalogue: Catalogue) {
        self.catalogue = catalogue
    }

    func child(named section: String) -> Any? {
        catalogue.texts(of: section).map { Section(name: section, texts: $0) }
    }

    final class Section: MustacheParent {
        private let name: String
        private let texts: [String: Catalogue.Entry]

        init(name: String, texts: [String: Catalogue.Entry]) {
            self.name = name
            self.texts = texts
        }

        /// A missing text is visible on the page, and the tests look for it.
        func child(named text: String) -> Any? {
            guard case .text(let found) = texts[text] else { return Words.missing("\(name).\(text)") }
            return found
        }
    }
}
