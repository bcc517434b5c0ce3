package import Ledger

/// An API key as its owner sees it: what `key.list` answers.
package struct KeySummary: Sendable {
    package let id: String
    package let name: String
    package let mayRead: Bool
    package let mayTransfer: Bool
    /// `nil` when it has no end.
    package let expiresAt: Timestamp?
    /// `nil` until its first use.
    package let lastUsedAt: Timestamp?

    package init(
        id: String, name: String, mayRead: Bool, mayTransfer: Bool, expiresAt: Timestamp?,
        lastUsedAt: Timestamp?
    ) {
        self.id = id
        self.name = name
        self.mayRead = mayRead
        self.mayTransfer = mayTransfer
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
    }
}
