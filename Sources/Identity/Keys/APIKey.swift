package import Ledger

/// What a client gave to a program of theirs. Holds nothing with which one could be recognised.
package struct APIKey: Sendable {
    package let id: APIKeyID
    package let userID: UserID
    /// What its owner calls it.
    package let name: APIKeyName
    /// At least one.
    package let scopes: Set<APIKeyScope>
    package let createdAt: Timestamp
    /// `nil`: it lasts until it is revoked.
    package let expiresAt: Timestamp?
    /// To the minute; `nil` while it has not been used.
    package let lastUsedAt: Timestamp?
    package let revokedAt: Timestamp?

    /// Pure: the clocks of two instances may differ by what they differ.
    package func state(at time: Timestamp) -> APIKeyState {
        if revokedAt != nil { return .revoked }
        if let expiresAt, time >= expiresAt { return .expired }
        return .live
    }

    func isDueForTouch(at time: Timestamp, every interval: Duration) -> Bool {
        guard let lastUsedAt else { return true }
        return time >= lastUsedAt.adding(seconds: interval.wholeSeconds)
    }
}
