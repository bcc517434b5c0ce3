package import Ledger

/// A session as its owner recognises it: what `session.list` answers.
package struct SessionSummary: Sendable {
    package let id: String
    package let userAgent: String?
    package let address: String?
    package let createdAt: Timestamp
    package let lastSeenAt: Timestamp
    /// The one in which the page is read.
    package let isCurrent: Bool

    package init(
        id: String, userAgent: String?, address: String?, createdAt: Timestamp, lastSeenAt: Timestamp,
        isCurrent: Bool
    ) {
        self.id = id
        self.userAgent = userAgent
        self.address = address
        self.createdAt = createdAt
        self.lastSeenAt = lastSeenAt
        self.isCurrent = isCurrent
    }
}
