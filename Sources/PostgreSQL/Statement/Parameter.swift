/// A value for a statement's `$n`, sent in PostgreSQL's binary format with its length; nil is NULL.
package struct Parameter: Sendable {
    /// What is sent. Scalars are kept as they are and encoded when the statement is, into one buffer for all
    /// of it.
    enum Value: Sendable {
        case null
        case bool(Bool)
        case smallint(Int16)
        case integer(Int32)
        case bigint(Int64)
        case uuid(UInt128)
        case text(String)
        case bytes([UInt8])
        /// An array in which the number of its elements' type is still missing.
        case rows([UInt8])
        /// Cannot be sent; refused before anything is.
        case invalid
    }

    let type: TypeOID
    let value: Value

    init(_ type: TypeOID, _ value: Value?) {
        self.type = type
        self.value = value ?? .null
    }

    package static func bool(_ value: Bool?) -> Parameter {
        Parameter(.bool, value.map(Value.bool))
    }

    package static func smallint(_ value: Int16?) -> Parameter {
        Parameter(.smallint, value.map(Value.smallint))
    }

    package static func integer(_ value: Int32?) -> Parameter {
        Parameter(.integer, value.map(Value.integer))
    }

    package static func bigint(_ value: Int64?) -> Parameter {
        Parameter(.bigint, value.map(Value.bigint))
    }

    /// Text in UTF-8. A NUL inside is refused with `invalidParameter`, as PostgreSQL cannot store it.
    package static func text(_ value: String?) -> Parameter {
        Parameter(.text, value.map(Value.text))
    }

    package static func bytea(_ value: [UInt8]?) -> Parameter {
        Parameter(.bytea, value.map(Value.bytes))
    }

    /// A UUID as the number that its 32 hexadecimal digits spell.
    package static func uuid(_ value: UInt128?) -> Parameter {
        Parameter(.uuid, value.map(Value.uuid))
    }

    /// A moment; those too far away for PostgreSQL are refused with `invalidParameter`.
    package static func timestamptz(microsecondsSince1970 value: Int64?) -> Parameter {
        Parameter(.timestamptz, value.map { PostgreSQLEpoch.encode($0).map(Value.bigint) ?? .invalid })
    }
}
