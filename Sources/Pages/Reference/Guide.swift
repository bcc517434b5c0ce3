/// A part of the reference that is written by hand: a file of Markdown in `Guides/`, of which no more is
/// known than headings, paragraphs, lists, code in fences, and what `Prose` knows.
struct Guide {
    /// One thing under another; only one of the members is there.
    struct Block {
        var heading: Heading?
        var paragraph: Prose?
        var items: [Prose] = []
        var hasItems = false
        var code: CodeSet?
        /// Here stands the table of all errors.
        var showsErrors = false
    }

    struct Heading {
        let id: String
        let text: String
    }

    let id: String
    let title: String
    let blocks: [Block]

    /// Where the text says the service is.
    private static let place = "http://localhost:8080"
    /// A paragraph that stands for the table of all errors.
    private static let errorsMark = "{errors}"

    /// Reads a guide.
    /// - Parameters:
    ///   - id: of the guide on the page; the ids of what is in it begin with it.
    ///   - source: begins with the title, `# Errors`.
    ///   - origin: replaces the address of the service in code and text.
    init(id: String, source: [UInt8], origin: String) {
        let text = String(decoding: source, as: UTF8.self).replacing(Self.place, with: origin)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        self.id = id
        title = lines.popFirst().map { String($0.drop { $0 == "#" || $0 == " " }) } ?? ""
        var blocks: [Block] = []
        while let line = lines.first {
            if line.isEmpty {
                lines = lines.dropFirst()
            } else if line.hasPrefix("```") {
                blocks.append(Block(code: Self.code(&lines, name: "\(id)-\(blocks.count)")))
            } else if line.hasPrefix("## ") {
                let heading = String(line.dropFirst(3))
                blocks.append(Block(heading: Heading(id: "\(id)-\(Self.slug(heading))", text: heading)))
                lines = lines.dropFirst()
            } else if line.hasPrefix("* ") {
                blocks.append(Block(items: Self.items(&lines), hasItems: true))
            } else {
                let paragraph = Self.paragraph(&lines)
                let isMark = paragraph == Self.errorsMark
                blocks.append(isMark ? Block(showsErrors: true) : Block(paragraph: Prose(paragraph)))
            }
        }
        self.blocks = blocks
    }

    /// Fences one after another are one set: the same thing in several languages.
    private static func code(_ lines: inout ArraySlice<Substring>, name: String) -> CodeSet {
        var samples: [CodeSample] = []
        while let fence = lines.first, let language = CodeSample.Language(fence: fence.dropFirst(3)),
            fence.hasPrefix("```")
        {
            let inside = lines.dropFirst().prefix { $0 != "```" }
            samples.append(CodeSample(language, inside.joined(separator: "\n")))
            lines = lines.dropFirst(inside.count + 2)
            let next = lines.drop(while: \.isEmpty)
            if next.first?.hasPrefix("```") == true { lines = next }
        }
        precondition(!samples.isEmpty, "a fence in a guide names a language that is shown")
        return CodeSet(name: name, samples)
    }

    private static func items(_ lines: inout ArraySlice<Substring>) -> [Prose] {
        var items: [Prose] = []
        while let line = lines.first, line.hasPrefix("* ") {
            lines = lines.dropFirst()
            let rest = lines.prefix { $0.hasPrefix("  ") }
            lines = lines.dropFirst(rest.count)
            items.append(Prose(([line.dropFirst(2)] + rest.map { $0.dropFirst(2) }).joined(separator: " ")))
        }
        return items
    }

    private static func paragraph(_ lines: inout ArraySlice<Substring>) -> String {
        let paragraph = lines.prefix { !$0.isEmpty && !$0.hasPrefix("```") && !$0.hasPrefix("* ") }
        lines = lines.dropFirst(paragraph.count)
        return paragraph.joined(separator: " ")
    }

    private static func slug(_ text: String) -> String {
        String(text.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" })
    }
}
