/// The number by which PostgreSQL knows a data type.
///
/// Source: `src/include/catalog/pg_type.dat`; numbers of built-in types never change.
struct TypeOID: Hashable, Sendable {
    let rawValue: UInt32

    static let bool = TypeOID(rawValue: 16)
    static let bytea = TypeOID(rawValue: 17)
    static let char = TypeOID(rawValue: 18)
    static let name = TypeOID(rawValue: 19)
    static let bigint = TypeOID(rawValue: 20)
    static let smallint = TypeOID(rawValue: 21)
    static let integer = TypeOID(rawValue: 23)
    static let text = TypeOID(rawValue: 25)
    static let json = TypeOID(rawValue: 114)
    static let bpchar = TypeOID(rawValue: 1042)
    static let varchar = TypeOID(rawValue: 1043)
    static let timestamptz = TypeOID(rawValue: 1184)
    static let uuid = TypeOID(rawValue: 2950)

    static let byteas = TypeOID(rawValue: 1001)
    static let texts = TypeOID(rawValue: 1009)
    static let bigints = TypeOID(rawValue: 1016)
    static let timestamptzs = TypeOID(rawValue: 1185)
    static let uuids = TypeOID(rawValue: 2951)
    /// Arrays of any composite type; the server knows each by a number of its own.
    static let records = TypeOID(rawValue: 2287)

    /// Types made by users (domains, enumerations, extensions) are numbered from `FirstNormalObjectId` on.
    var isUserDefined: Bool { rawValue >= 16_384 }

    /// Whether a value that is encoded as `self` may stand where the server has `other`, or the reverse.
    ///
    /// Needed because binary formats do not say what they are: a bigint sent for a timestamptz would be taken
    /// for one. What users define is let through: the server checks a domain's and an enumeration's values
    /// itself.
    func stands(for other: TypeOID) -> Bool {
        if self == other || other.isUserDefined { return true }
        guard self == .text else { return false }
        return switch other {
        case .varchar, .bpchar, .name, .json, .char: true
        default: false
        }
    }
}
