/// One thing that is wrong with a document, and where.
public struct Fault: Sendable, Equatable {
    /// Where, as a JSON Pointer (RFC 6901) into what the client sent: `/transfers/3/amount`; empty for the
    /// whole.
    public let pointer: String

    /// What kind of fault, for programs.
    public let code: FaultCode

    /// The same for people, in a phrase: `must be a string, not an integer`.
    ///
    /// It never repeats the value that was sent, which may be a password.
    public let detail: String

    public init(pointer: String, code: FaultCode, detail: String) {
        self.pointer = pointer
        self.code = code
        self.detail = detail
    }

    /// The fault as it stands in an error's `fields`.
    public var json: JSON {
        ["pointer": .string(pointer), "code": .string(code.rawValue), "detail": .string(detail)]
    }
}
