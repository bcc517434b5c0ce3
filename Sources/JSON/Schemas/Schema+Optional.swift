extension Schema {
    /// The same, or null, which is `nil`.
    public var optional: Schema<Value?> {
        Schema<Value?>(
            jsonSchema: jsonSchema.orNull,
            members: members,
            read: { json, collector in
                if case .null = json { return .some(nil) }
                return read(json, &collector).map(Optional.some)
            },
            write: { $0.map(write) ?? .null })
    }
}

extension JSON {
    /// This JSON Schema, or null. Where it is one plain type, `null` becomes a second type, which generators
    /// of clients read best; in a list of types they know neither arrays nor objects.
    fileprivate var orNull: JSON {
        guard var schema = objectValue, case .string(let type)? = schema["type"],
            type != "array", type != "object", schema["title"] == nil, schema["enum"] == nil,
            schema["const"] == nil
        else {
            return isWithoutConstraint ? self : ["anyOf": [self, ["type": "null"]]]
        }
        if type != "null" { schema["type"] = [.string(type), "null"] }
        return .object(schema)
    }

    /// Whether null is allowed already, because everything is, or because it was made optional before.
    private var isWithoutConstraint: Bool {
        guard let schema = objectValue else { return false }
        if case .array(let types)? = schema["type"] { return types.contains("null") }
        return schema["type"] == nil && schema["enum"] == nil && schema["const"] == nil
            && schema["anyOf"] == nil
    }
}
