package import JSON

/// The parameters of a call, as the client chose to give them.
package enum RPCParams: Sendable, Equatable {
    /// Absent, or null, which some clients send.
    case none
    /// By name.
    case named(JSONObject)
    /// By position.
    case positional([JSON])
}

extension RPCParams {
    /// Reads the parameters by the schema of an object, whichever way they were given.
    /// - Throws: all faults, with pointers into the parameters as they were sent.
    package func decode<Value>(_ schema: Schema<Value>) throws(SchemaViolation) -> Value {
        switch self {
        case .none: try schema.decode([:])
        case .named(let object): try schema.decode(.object(object))
        case .positional(let values): try schema.decodePositional(values)
        }
    }
}
