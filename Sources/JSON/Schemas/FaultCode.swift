/// What kind of fault a value has: a short word that programs may compare.
///
/// An open set: a domain's refinements add their own, such as `invalid_amount`.
package struct FaultCode: RawRepresentable, Hashable, Sendable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    /// A required member is not there.
    package static let missing: FaultCode = "missing"
    /// A member, or a position, that the schema does not have.
    package static let unknown: FaultCode = "unknown"
    /// Another kind of JSON value than expected.
    package static let wrongType: FaultCode = "wrong_type"
    /// Fewer characters than `minLength`.
    package static let tooShort: FaultCode = "too_short"
    /// More characters than `maxLength`.
    package static let tooLong: FaultCode = "too_long"
    /// A string that does not look as it must.
    package static let pattern: FaultCode = "pattern"
    /// A number outside `minimum` … `maximum`.
    package static let outOfRange: FaultCode = "out_of_range"
    /// None of the values of a closed set.
    package static let notOneOf: FaultCode = "not_one_of"
    /// Fewer elements than `minItems`.
    package static let tooFewItems: FaultCode = "too_few_items"
    /// More elements than `maxItems`, or more members than `maxProperties`.
    package static let tooManyItems: FaultCode = "too_many_items"
    /// Two names that mean the same key.
    package static let duplicate: FaultCode = "duplicate"
}

extension FaultCode: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { rawValue = value }
}

extension FaultCode: CustomStringConvertible {
    package var description: String { rawValue }
}
