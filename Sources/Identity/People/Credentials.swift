package import Ledger

/// What a log-in is compared with.
package struct Credentials: Sendable {
    /// Whose they are.
    package let userID: UserID
    /// What `PasswordHasher.verify` compares with.
    package let passwordHash: PasswordHash
}
