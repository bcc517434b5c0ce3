extension Schema where Value == String {
    /// A string of so many Unicode scalars, which is what JSON Schema counts too, and of a certain look where
    /// that matters.
    public static func string(
        minScalars: Int = 0, maxScalars: Int, pattern: StringPattern? = nil
    ) -> Schema {
        var schema: JSONObject = ["type": "string"]
        if minScalars > 0 { schema["minLength"] = .integer(Int64(minScalars)) }
        schema["maxLength"] = .integer(Int64(maxScalars))
        if let pattern { schema["pattern"] = .string(pattern.regularExpression) }
        return Schema(
            jsonSchema: .object(schema),
            read: { json, collector in
                guard case .string(let text) = json else {
                    collector.recordWrongType(of: json, expected: "a string")
                    return nil
                }
                let count = text.utf8Span.isKnownASCII ? text.utf8.count : text.unicodeScalars.count
                if count < minScalars {
                    collector.record(.tooShort, "must have at least \(minScalars) characters")
                    return nil
                }
                if count > maxScalars {
                    collector.record(.tooLong, "must have at most \(maxScalars) characters")
                    return nil
                }
                if let pattern, !pattern.matches(text) {
                    collector.record(.pattern, pattern.detail)
                    return nil
                }
                return text
            },
            write: { .string($0) })
    }
}
