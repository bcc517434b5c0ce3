/// How a string must look: in a regular expression for documents, and in a function that is what really
/// decides.
///
/// Two forms, because no regular expression engine is needed to serve requests; a test of each pattern holds
/// them together.
public struct StringPattern: Sendable {
    /// As ECMA 262 writes it, anchored: `^[0-9]+$`.
    public let regularExpression: String

    /// The same for people: `must be digits`.
    public let detail: String

    /// Whether a text looks so.
    public let matches: @Sendable (String) -> Bool

    public init(_ regularExpression: String, _ detail: String, matches: @escaping @Sendable (String) -> Bool)
    {
        self.regularExpression = regularExpression
        self.detail = detail
        self.matches = matches
    }
}
