import JSON

/// A JSON Schema in words: `integer, 1 to 200`, `array of Transfer, or null`.
struct TypePhrase {
    let prose: Prose

    init(_ schema: JSON) { prose = Self.phrase(schema) }

    /// The place on the page where a titled schema is described.
    static func address(of title: String) -> String { "#type-\(title)" }

    private static func phrase(_ schema: JSON) -> Prose {
        if let title = schema["title"]?.stringValue { return .link(title, to: address(of: title)) }
        if let parts = schema["allOf"]?.arrayValue, let only = parts.first { return phrase(only) }
        if let parts = schema["anyOf"]?.arrayValue {
            let others = parts.filter { $0["type"] != "null" }
            let hasNull = others.count < parts.count
            let words = others.dropFirst().reduce(others.first.map(phrase) ?? Prose("")) {
                $0 + Prose(" or ") + phrase($1)
            }
            return hasNull ? words + Prose(" or null") : words
        }
        if let value = schema["const"] { return Prose("`\(value)`") }
        if let words = schema["enum"]?.arrayValue {
            return Prose(words.map { "`\($0.stringValue ?? $0.description)`" }.joined(separator: ", "))
        }
        return typed(schema)
    }

    private static func typed(_ schema: JSON) -> Prose {
        var types = schema["type"]?.arrayValue?.compactMap(\.stringValue) ?? []
        if let type = schema["type"]?.stringValue { types = [type] }
        let null = types.contains("null") ? Prose(" or null") : Prose("")
        switch types.first {
        case "string": return Prose("string" + length(schema) + look(schema)) + null
        case "integer": return Prose("integer" + range(schema["minimum"], schema["maximum"], "")) + null
        case "boolean": return Prose("boolean") + null
        case "array":
            let count = range(schema["minItems"], schema["maxItems"], "")
            return Prose("array of ") + phrase(schema["items"] ?? [:]) + Prose(count) + null
        case "object":
            return Prose("object: ") + phrase(schema["additionalProperties"] ?? [:]) + Prose(" each")
        default: return Prose("any JSON")
        }
    }

    private static func length(_ schema: JSON) -> String {
        guard schema["format"] == nil, schema["examples"] == nil else { return "" }
        return range(schema["minLength"], schema["maxLength"], " characters")
    }

    private static func look(_ schema: JSON) -> String {
        switch schema["format"]?.stringValue {
        case "uuid": return " (UUID)"
        case "date-time": return " (RFC 3339)"
        case "email": return " (e-mail)"
        default: break
        }
        guard let example = schema["examples"]?[0]?.stringValue else { return "" }
        return " such as `\(example)`"
    }

    private static func range(_ least: JSON?, _ most: JSON?, _ unit: String) -> String {
        switch (least?.integerValue, most?.integerValue) {
        case (let least?, let most?): ", \(least) to \(most)\(unit)"
        case (let least?, nil): ", from \(least)\(unit)"
        case (nil, let most?): ", up to \(most)\(unit)"
        case (nil, nil): ""
        }
    }
}
