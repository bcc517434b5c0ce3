/// What kind of fault a value has: a short word that programs may compare.
///
/// An open set: a domain's refinements add their own, such as `invalid_amount`.
public struct FaultCode: RawRepresentable, Hashable, Sendable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    /// A required member is not there.
    public static let missing: FaultCode = "missing"
    /// A member, or a position, that the schema does not have.
    public static let unknown: FaultCode = "unknown"
    /// Another kind of JSON value than expected.
    public static let wrongType: FaultCode = "wrong_type"
    /// Fewer characters than `minLength`.
    public static let tooShort: FaultCode = "too_short"
    /// More characters than `maxLength`.
    public static let tooLong: FaultCode = "too_long"
    /// A string that does not look as it must.
    public static let pattern: FaultCode = "pattern"
    /// A number outside `minimum` … `maximum`.
    public static let outOfRange: FaultCode = "out_of_range"
    /// None of the values of a closed set.
    public static let notOneOf: FaultCode = "not_one_of"
    /// Fewer elements than `minItems`.
    public static let tooFewItems: FaultCode = "too_few_items"
    /// More elements than `maxItems`, or more members than `maxProperties`.
    public static let tooManyItems: FaultCode = "too_many_items"
    /// Two names that mean the same key.
    public static let duplicate: FaultCode = "duplicate"
}

extension FaultCode: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { rawValue = value }
}

extension FaultCode: CustomStringConvertible {
    public var description: String { rawValue }
}
