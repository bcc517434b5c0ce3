/// What a JSON value has to look like to be a `Value`: one declaration that decodes, refuses, encodes and
/// documents itself.
///
/// ```swift
/// let ping = Schema<Ping>.object(
///     "Ping", .required("text", .string(maxScalars: 20), \.text, "What to say back"), make: Ping.init)
/// ```
///
/// Schemas are made of smaller ones: `.string`, `.integer`, `.boolean`, `.enumeration`, `.constant`, `.any`,
/// `.array`, `.dictionary` and `.object`, then `refined` to a domain's own types, `optional`, `described`.
public struct Schema<Value: Sendable>: Sendable {
    /// The declaration as JSON Schema, draft 7.
    public let jsonSchema: JSON

    /// The members in their order, which is also that of positional parameters; `nil` of what is no object.
    public let members: [MemberDescription]?

    /// Reads a value, or records at least one fault and returns `nil`.
    let read: @Sendable (JSON, inout FaultCollector) -> Value?

    /// Writes a value; never fails.
    let write: @Sendable (Value) -> JSON

    init(
        jsonSchema: JSON,
        members: [MemberDescription]? = nil,
        read: @escaping @Sendable (JSON, inout FaultCollector) -> Value?,
        write: @escaping @Sendable (Value) -> JSON
    ) {
        self.jsonSchema = jsonSchema
        self.members = members
        self.read = read
        self.write = write
    }

    /// Reads a value.
    /// - Throws: all that is wrong with the document at once, up to `SchemaViolation.faultsMax` faults.
    public func decode(_ json: JSON) throws(SchemaViolation) -> Value {
        try decode(json, FaultCollector())
    }

    /// Writes a value. What `encode` writes, `decode` reads back.
    public func encode(_ value: Value) -> JSON {
        write(value)
    }

    /// Reads an object whose members are given in the schema's order without their names.
    ///
    /// Members at the end may be left out when they are not required; `null` leaves out one in between.
    /// Pointers say `/0`, `/1`, … because that is what the client sent.
    public func decodePositional(_ values: [JSON]) throws(SchemaViolation) -> Value {
        guard let members else {
            preconditionFailure("Only the schema of an object has positions.")
        }
        let names = members.map(\.name)
        var collector = FaultCollector(positions: names)
        for position in values.indices.dropFirst(names.count) {
            collector.record(
                .unknown, "is one too many: there are at most \(names.count)", at: .element(position))
        }
        let object = JSONObject(uniqueMembers: Array(zip(names, values)).map { (name: $0, value: $1) })
        return try decode(.object(object), collector)
    }

    private func decode(_ json: JSON, _ initial: FaultCollector) throws(SchemaViolation) -> Value {
        var collector = initial
        let value = read(json, &collector)
        guard let value, collector.faults.isEmpty else {
            throw SchemaViolation(faults: collector.faults)
        }
        return value
    }
}
