/// Why a refinement does not take a value that has the right JSON type.
public struct SchemaRefusal: Error, Sendable, Equatable {
    /// What kind of fault, for programs.
    public let code: FaultCode

    /// The same for people, without the value: `must be an amount such as "12.34"`.
    public let detail: String

    /// The member that is to blame, when the refined value is an object; `nil` blames the value itself.
    public let member: String?

    public init(_ code: FaultCode, _ detail: String, member: String? = nil) {
        self.code = code
        self.detail = detail
        self.member = member
    }
}
