package import Ledger

/// A client logged in from one place. Holds nothing with which one could be recognised.
package struct Session: Sendable {
    package let id: SessionID
    package let userID: UserID
    package let createdAt: Timestamp
    /// To the minute.
    package let lastSeenAt: Timestamp
    /// Over after so long without a request.
    package let idleTimeout: Duration
    /// The absolute end, for the cookie: it may be over earlier.
    package let expiresAt: Timestamp
    /// Whether the client asked to be remembered.
    package let isRemembered: Bool
    package let userAgent: String?
    package let address: String?
    /// When it was logged out or revoked.
    package let endedAt: Timestamp?

    /// Pure: the clocks of two instances may differ by what they differ.
    package func state(at time: Timestamp) -> SessionState {
        if endedAt != nil { return .ended }
        if time >= expiresAt { return .expired }
        if time >= lastSeenAt.adding(seconds: idleTimeout.wholeSeconds) { return .idledOut }
        return .live
    }
}
