import Testing

@testable import Pages

@Suite struct TemplateTests {
    static let names = BuiltIn.templates.keys.sorted()

    private func source(_ name: String) throws -> String {
        String(decoding: try #require(BuiltIn.templates[name]), as: UTF8.self)
    }

    /// The inside of every `{{…}}`.
    private func tags(_ source: String) -> [String] {
        source.split(separator: "{{").dropFirst().compactMap { part in
            part.split(separator: "}}", omittingEmptySubsequences: false).first.map(String.init)
        }
    }

    /// The template with every tag of its language taken out.
    private func markup(_ source: String) -> Markup {
        var text = ""
        var rest = source[...]
        while let open = rest.firstRange(of: "{{"), let close = rest.firstRange(of: "}}") {
            text += rest[..<open.lowerBound] + "§"
            rest = rest[close.upperBound...]
        }
        return Markup(text + rest)
    }

    @Test("Names our escaping in its first line", arguments: names)
    func namesTheContentType(_ name: String) throws {
        #expect(try source(name).hasPrefix("{{% CONTENT_TYPE:\(ScalarEscaping.name)}}\n"))
    }

    @Test("Never asks for text that is not escaped", arguments: names)
    func hasNoUnescapedText(_ name: String) throws {
        let source = try source(name)
        #expect(!source.contains("{{{"))
        #expect(!tags(source).contains { $0.hasPrefix("&") || $0.hasPrefix("=") })
    }

    @Test("Quotes every attribute, and has no inline script, style or handler", arguments: names)
    func quotesAttributes(_ name: String) throws {
        let markup = markup(try source(name))
        for element in markup.elements {
            #expect(element.tag != "script" && element.tag != "style")
            for attribute in element.attributes {
                #expect(attribute.isQuoted, "\(element.tag) \(attribute.name)")
                #expect(!attribute.name.hasPrefix("on") && attribute.name != "style")
            }
        }
    }

    /// The library indents a partial that is not at the start of a line, which changes what is inside quotes.
    @Test("Starts partials and blocks at the beginning of a line", arguments: names)
    func partialsAreNotIndented(_ name: String) throws {
        for line in try source(name).split(separator: "\n") where line.contains("{{>") || line.contains("{{<")
        {
            #expect(line.hasPrefix("{{>") || line.hasPrefix("{{<"))
        }
    }

    @Test("Has no text of its own: every word is in the catalogues", arguments: names)
    func hasNoWords(_ name: String) throws {
        let markup = markup(try source(name))
        for text in markup.texts {
            #expect(text == "Easybilling" || !hasLetters(text), "\(text)")
        }
        let read = ["aria-label", "placeholder", "alt", "title", "label"]
        for element in markup.elements {
            for attribute in element.attributes where read.contains(attribute.name) {
                #expect(!hasLetters(attribute.value), "\(attribute.value)")
            }
        }
    }

    @Test("Names only texts that exist", arguments: names)
    func textsExist(_ name: String) throws {
        let keys = try Catalogue(parsing: try #require(BuiltIn.catalogues[.english])).keys
        for tag in tags(try source(name)) where tag.hasPrefix("t.") {
            #expect(keys.contains(String(tag.dropFirst(2))), "\(tag)")
        }
    }

    @Test("Names only members that its page's views have", arguments: names)
    func membersExist(_ name: String) throws {
        let members = try Self.members.get()
        for tag in tags(try source(name)) {
            guard let first = tag.first, !"%>!<$".contains(first), tag != "/layout", tag != "/content" else {
                continue
            }
            let path = tag.drop { "#^/".contains($0) }
            guard !path.hasPrefix("t."), path != "." else { continue }
            for part in path.split(separator: ".") {
                #expect(members.contains(String(part)), "\(tag)")
            }
        }
    }

    /// The names that templates may use: those of all views and of the frame.
    private static let members = Result {
        let samples = Samples(renderer: try Samples.renderer.get(), language: .english)
        var members: Set<String> = ["t", "frame", "."]
        for page in samples.pages {
            collectMembers(of: page.view, into: &members)
            let frame = Frame(visit: page.visit, page: "", title: "", section: nil, words: samples.words)
            collectMembers(of: frame, into: &members)
        }
        return members
    }

    private func hasLetters(_ text: String) -> Bool { text.contains(where: \.isLetter) }

    private static func collectMembers(of value: Any, into members: inout Set<String>) {
        for child in Mirror(reflecting: value).children {
            if let label = child.label { members.insert(label) }
            collectMembers(of: child.value, into: &members)
        }
    }
}
