/// One member of an object: its name, how its value is read and written, and what it means.
///
/// How to take the value out of its owner is best said by a key path, which the compiler turns into a
/// function.
///
/// In a list of members `.required(…)` is enough, unless a member holds a closure, a literal that is not of
/// its default type, or a mistake that the compiler explains badly: then `ObjectMember.required(…)` helps
/// Swift 6.3 to see the types.
public struct ObjectMember<Owner: Sendable, Value: Sendable>: Sendable {
    /// What documentation says of it.
    public let description: MemberDescription

    /// Reads the member's value, which is `nil` when the object does not have it; or records a fault and
    /// throws.
    let read: @Sendable (JSON?, inout FaultCollector) throws(UnreadableMember) -> Value

    /// Takes the value out of its owner and writes it.
    let write: @Sendable (Owner) -> JSON
}

extension ObjectMember {
    /// A member without which the object is refused.
    public static func required(
        _ name: String, _ schema: Schema<Value>, _ value: @escaping @Sendable (Owner) -> Value, _ text: String
    ) -> ObjectMember {
        ObjectMember(
            description: MemberDescription(
                name: name, text: text, isRequired: true, jsonSchema: schema.jsonSchema),
            read: { json, collector throws(UnreadableMember) in
                guard let json else {
                    collector.record(.missing, "\(name) is required")
                    throw UnreadableMember()
                }
                return try schema.readMember(json, &collector)
            },
            write: { schema.encode(value($0)) })
    }

    /// A member that may be absent or null, which is `nil`, and is written as null.
    public static func optional<Wrapped>(
        _ name: String, _ schema: Schema<Wrapped>, _ value: @escaping @Sendable (Owner) -> Wrapped?,
        _ text: String
    ) -> ObjectMember where Value == Wrapped? {
        let optional = schema.optional
        return ObjectMember(
            description: MemberDescription(
                name: name, text: text, isRequired: false, jsonSchema: optional.jsonSchema),
            read: { json, collector throws(UnreadableMember) in
                try optional.readMember(json ?? .null, &collector)
            },
            write: { optional.encode(value($0)) })
    }

    /// A member that may be absent or null, which means a certain value; it is always written.
    public static func defaulted(
        _ name: String, _ schema: Schema<Value>, to initial: Value,
        _ value: @escaping @Sendable (Owner) -> Value,
        _ text: String
    ) -> ObjectMember {
        let optional = schema.optional.with(keywords: ["default": schema.encode(initial)])
        return ObjectMember(
            description: MemberDescription(
                name: name, text: text, isRequired: false, jsonSchema: optional.jsonSchema),
            read: { json, collector throws(UnreadableMember) in
                try optional.readMember(json ?? .null, &collector) ?? initial
            },
            write: { schema.encode(value($0)) })
    }
}

extension Schema {
    fileprivate func readMember(
        _ json: JSON, _ collector: inout FaultCollector
    ) throws(UnreadableMember) -> Value {
        guard let value = read(json, &collector) else { throw UnreadableMember() }
        return value
    }
}

/// Ends the making of an object of which a member could not be read; the fault itself has been recorded.
struct UnreadableMember: Error {}
