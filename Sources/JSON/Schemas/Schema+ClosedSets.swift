extension Schema {
    /// One of a closed set of values, each written as a word of its own.
    public static func enumeration(_ values: [Value], as word: @escaping @Sendable (Value) -> String)
        -> Schema
    {
        let words = values.map(word)
        precondition(Set(words).count == words.count, "An enumeration has a word twice.")
        let list = words.joined(separator: ", ")
        return Schema(
            jsonSchema: ["type": "string", "enum": .array(words.map { .string($0) })],
            read: { json, collector in
                guard case .string(let text) = json else {
                    collector.recordWrongType(of: json, expected: "a string")
                    return nil
                }
                guard let place = words.firstIndex(where: { $0.hasSameBytes(as: text) }) else {
                    collector.record(.notOneOf, "must be one of \(list)")
                    return nil
                }
                return values[place]
            },
            write: { .string(word($0)) })
    }

    /// One of a closed set of values whose raw values are their words.
    public static func enumeration(_ values: [Value]) -> Schema where Value: RawRepresentable<String> {
        enumeration(values, as: { $0.rawValue })
    }

    /// Always the same document, which stands for always the same value.
    public static func constant(_ value: Value, as document: JSON) -> Schema {
        Schema(
            jsonSchema: ["const": document],
            read: { json, collector in
                guard json == document else {
                    collector.record(.notOneOf, "must be \(document)")
                    return nil
                }
                return value
            },
            write: { _ in document })
    }
}

extension Schema where Value == String {
    /// One of a closed set of words.
    public static func enumeration(_ words: [String]) -> Schema {
        enumeration(words, as: { $0 })
    }

    /// Always the same text.
    public static func constant(_ text: String) -> Schema {
        constant(text, as: .string(text))
    }
}

extension Schema where Value == JSON {
    /// Any document at all.
    public static var any: Schema {
        Schema(jsonSchema: [:], read: { json, _ in json }, write: { $0 })
    }
}
