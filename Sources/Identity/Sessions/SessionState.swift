/// What a session is at a moment. Only a live one opens anything, and none of the others becomes live again.
package enum SessionState: Equatable, Sendable {
    /// Becomes any of the others.
    case live
    /// No request came for as long as it may be idle.
    case idledOut
    /// Its absolute end has come.
    case expired
    /// Logged out or revoked.
    case ended
}
