import JSON

/// A JSON document as a literal of a language, on as many lines as it needs.
struct CodeLiteral {
    /// The languages that differ in the names of constants and in whether names of members are quoted.
    enum Style {
        case json
        case python
        case javascript
    }

    let style: Style

    /// What fits on a line of its own.
    private static let widthMax = 66

    init(_ style: Style) { self.style = style }

    /// The literal; lines after the first begin with `indent`.
    func text(_ json: JSON, indent: String = "") -> String {
        let flat = line(json)
        guard flat.count + indent.count > Self.widthMax else { return flat }
        let deeper = indent + (style == .python ? "    " : "  ")
        switch json {
        case .array(let elements) where !elements.isEmpty:
            return broken("[", elements.map { text($0, indent: deeper) }, "]", indent, deeper)
        case .object(let object) where !object.isEmpty:
            let members = object.map { "\(name($0.name)): \(text($0.value, indent: deeper))" }
            return broken("{", members, "}", indent, deeper)
        default: return flat
        }
    }

    /// All of it on one line.
    func line(_ json: JSON) -> String {
        switch json {
        case .null: style == .python ? "None" : "null"
        case .bool(let value): style == .python ? (value ? "True" : "False") : "\(value)"
        case .integer, .real, .string: json.description
        case .array(let elements): "[" + elements.map(line).joined(separator: ", ") + "]"
        case .object(let object) where object.isEmpty: "{}"
        case .object(let object):
            (style == .javascript ? "{ " : "{")
                + object.map { "\(name($0.name)): \(line($0.value))" }.joined(separator: ", ")
                + (style == .javascript ? " }" : "}")
        }
    }

    private func broken(
        _ open: String, _ parts: [String], _ close: String, _ indent: String, _ deeper: String
    ) -> String {
        let comma = style == .json ? "" : ","
        return "\(open)\n\(deeper)" + parts.joined(separator: ",\n\(deeper)") + "\(comma)\n\(indent)\(close)"
    }

    private func name(_ name: String) -> String {
        let isWord = name.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
        }
        return style == .javascript && isWord && !name.isEmpty ? name : JSON.string(name).description
    }
}
