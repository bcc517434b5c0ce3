/// A page as a browser's tokenizer reads it: enough of WHATWG HTML 13.2.5 for pages without scripts.
struct Markup {
    struct Element: Equatable {
        let tag: String
        let attributes: [Attribute]

        subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    }

    struct Attribute: Equatable {
        let name: String
        let value: String
        let isQuoted: Bool
    }

    private(set) var elements: [Element] = []
    /// What stands between tags, trimmed, without what is empty.
    private(set) var texts: [String] = []

    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ bytes: [UInt8]) { self.init(String(decoding: bytes, as: UTF8.self)) }

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        while position < scalars.count {
            let start = position
            while position < scalars.count, scalars[position] != "<" { position += 1 }
            addText(start..<position)
            if position < scalars.count { readTag() }
        }
    }

    /// Tags and names of attributes in order: what must not depend on any value.
    var skeleton: [String] { elements.map { "\($0.tag) \($0.attributes.map(\.name))" } }

    func all(_ tag: String) -> [Element] { elements.filter { $0.tag == tag } }

    private mutating func addText(_ range: Range<Int>) {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars[range])
        let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if !trimmed.isEmpty { texts.append(trimmed) }
    }

    private mutating func readTag() {
        position += 1
        let tag = read { !Self.isBlank($0) && $0 != ">" }
        var attributes: [Attribute] = []
        while position < scalars.count, scalars[position] != ">" {
            if Self.isBlank(scalars[position]) || scalars[position] == "/" {
                position += 1
            } else {
                attributes.append(readAttribute())
            }
        }
        position += 1
        elements.append(Element(tag: tag, attributes: attributes))
    }

    private mutating func readAttribute() -> Attribute {
        let name = read { !Self.isBlank($0) && $0 != "=" && $0 != ">" }
        guard position < scalars.count, scalars[position] == "=" else {
            return Attribute(name: name, value: "", isQuoted: true)
        }
        position += 1
        guard position < scalars.count, scalars[position] == "\"" || scalars[position] == "'" else {
            return Attribute(name: name, value: read { !Self.isBlank($0) && $0 != ">" }, isQuoted: false)
        }
        let quote = scalars[position]
        position += 1
        let value = read { $0 != quote }
        position += 1
        return Attribute(name: name, value: value, isQuoted: true)
    }

    private mutating func read(while isPart: (Unicode.Scalar) -> Bool) -> String {
        var text = ""
        while position < scalars.count, isPart(scalars[position]) {
            text.unicodeScalars.append(scalars[position])
            position += 1
        }
        return text
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" || scalar == "\u{C}"
    }
}
