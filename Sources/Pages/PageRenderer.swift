import Mustache

/// Makes the bytes of every page from its view and what is known about the visit.
///
/// Made once, when the service starts: it parses all templates and catalogues, so that a broken one is
/// found then.
package struct PageRenderer: Sendable {
    private let library: MustacheLibrary
    private let catalogues: [Language: Catalogue]

    /// Reads the templates and catalogues that are built into the binary.
    package init() throws {
        try self.init(templates: BuiltIn.templates, catalogues: BuiltIn.catalogues)
    }

    /// - Throws: when a template or a catalogue cannot be parsed, naming it.
    init(templates: [String: [UInt8]], catalogues: [Language: [UInt8]]) throws {
        MustacheContentTypes.register(ScalarEscaping(), named: ScalarEscaping.name)
        var library = MustacheLibrary()
        for (name, text) in templates {
            try library.register(String(decoding: text, as: UTF8.self), named: name)
        }
        self.library = library
        self.catalogues = try catalogues.mapValues(Catalogue.init(parsing:))
    }

    /// The texts of a language, which views are made with.
    package func words(in language: Language) -> Words {
        guard let catalogue = catalogues[language] else {
            preconditionFailure("every language has a catalogue: a test sees to it")
        }
        return Words(language: language, catalogue: catalogue)
    }

    /// What the template asks for by name is the root's: `t` for texts, `frame`, and the members of the view.
    func render(_ root: any MustacheParent, with template: String) -> [UInt8] {
        guard let text = library.render(root, withTemplate: template) else {
            preconditionFailure("a page names a template that is built in: a test renders them all")
        }
        return Array(text.utf8)
    }
}
