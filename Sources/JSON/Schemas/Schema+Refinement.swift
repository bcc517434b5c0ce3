extension Schema {
    /// A domain's own type, made of a value that has passed this schema.
    ///
    /// - Parameters:
    ///   - keywords: what the refinement demands, in JSON Schema: `["format": "uuid"]`.
    ///   - parse: makes the value, or says why not.
    ///   - unparse: the way back.
    public func refined<Refined: Sendable>(
        keywords: JSONObject = [:],
        _ parse: @escaping @Sendable (Value) throws(SchemaRefusal) -> Refined,
        encode unparse: @escaping @Sendable (Refined) -> Value
    ) -> Schema<Refined> {
        Schema<Refined>(
            jsonSchema: with(keywords: keywords).jsonSchema,
            members: members,
            read: { json, collector in
                guard let value = read(json, &collector) else { return nil }
                do throws(SchemaRefusal) {
                    return try parse(value)
                } catch {
                    collector.record(error)
                    return nil
                }
            },
            write: { write(unparse($0)) })
    }

    /// A domain's own type whose parser answers `nil` to what it does not take: that is always the same
    /// fault.
    public func refined<Refined: Sendable>(
        _ code: FaultCode,
        _ detail: String,
        keywords: JSONObject = [:],
        _ parse: @escaping @Sendable (Value) -> Refined?,
        encode unparse: @escaping @Sendable (Refined) -> Value
    ) -> Schema<Refined> {
        refined(
            keywords: keywords,
            { value throws(SchemaRefusal) in
                guard let refined = parse(value) else { throw SchemaRefusal(code, detail) }
                return refined
            },
            encode: unparse)
    }

    /// The same type with one more rule, such as one between two members of an object.
    public func checked(_ check: @escaping @Sendable (Value) throws(SchemaRefusal) -> Void) -> Schema {
        refined(
            { value throws(SchemaRefusal) in
                try check(value)
                return value
            },
            encode: { $0 })
    }
}
