/// Where a request came from, as far as it says: for the list of sessions and the audit trail, never for a
/// decision about access.
package struct ClientDescription: Hashable, Sendable {
    /// `nil` when the request names none.
    package let address: ClientAddress?
    /// The browser's or program's name of itself: at most 256 bytes, no control characters.
    package let userAgent: String?

    package static let userAgentBytesMax = 256
    /// Nothing is known: for work that no request asked for.
    package static let unknown = ClientDescription(address: nil, userAgent: nil)

    package init(address: ClientAddress?, userAgent: String?) {
        self.address = address
        self.userAgent = userAgent?.cleaned(bytesMax: Self.userAgentBytesMax)
    }
}
