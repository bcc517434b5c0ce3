package import Identity
import JSON
package import Ledger

/// A session as its owner sees it: enough to recognise it by, nothing to get in with.
package struct SessionView: Sendable {
    package let id: SessionID
    package let createdAt: Timestamp
    package let lastSeenAt: Timestamp
    package let expiresAt: Timestamp
    package let remembered: Bool
    package let userAgent: String?
    package let address: String?
    /// It is the one that asks.
    package let current: Bool

    init(_ session: Session, isCurrent: Bool) {
        self.init(
            id: session.id, createdAt: session.createdAt, lastSeenAt: session.lastSeenAt,
            expiresAt: session.expiresAt, remembered: session.isRemembered, userAgent: session.userAgent,
            address: session.address, current: isCurrent)
    }

    private init(
        id: SessionID, createdAt: Timestamp, lastSeenAt: Timestamp, expiresAt: Timestamp, remembered: Bool,
        userAgent: String?, address: String?, current: Bool
    ) {
        self.id = id
        self.createdAt = createdAt
        self.lastSeenAt = lastSeenAt
        self.expiresAt = expiresAt
        self.remembered = remembered
        self.userAgent = userAgent
        self.address = address
        self.current = current
    }

    static let schema = Schema<SessionView>.object(
        "LiveSession",
        .required("id", .sessionID, \.id, "For session.revoke; opens nothing"),
        .required("created_at", .timestamp, \.createdAt, "When it was logged in"),
        .required("last_seen_at", .timestamp, \.lastSeenAt, "Its latest request, to the minute"),
        .required("expires_at", .timestamp, \.expiresAt, "The latest end; idling ends it earlier"),
        .required("remembered", .boolean, \.remembered, "Asked to stay logged in for 30 days"),
        .optional(
            "user_agent", .string(maxScalars: ClientDescription.userAgentBytesMax), \.userAgent,
            "What the browser or program called itself at log-in"),
        .optional("address", .string(maxScalars: 45), \.address, "Where the log-in came from"),
        .required("current", .boolean, \.current, "The session of this very call"),
        make: SessionView.init)

    static let example: JSON = [
        "id": "019c1400-0000-7000-8000-000000000003", "created_at": "2026-01-31T12:00:00.000000Z",
        "last_seen_at": "2026-01-31T12:05:00.000000Z", "expires_at": "2026-02-01T00:00:00.000000Z",
        "remembered": false, "user_agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0)",
        "address": "192.0.2.7", "current": true,
    ]
}
