/// What goes back to the client.
package enum RPCReply: Sendable, Equatable {
    /// A response object, or an array of them: HTTP 200 with `application/json`.
    case body([UInt8])

    /// Only notifications came in, and nobody answers those: HTTP 204.
    case nothing
}
