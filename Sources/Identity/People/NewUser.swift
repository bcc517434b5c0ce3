package import Ledger

/// Somebody about to become a client.
package struct NewUser: Sendable {
    /// Has to be nobody else's yet.
    package let email: EmailAddress
    package let name: PersonName
    /// From `PasswordHasher.hash`, made before the transaction begins.
    package let passwordHash: PasswordHash
    package let createdAt: Timestamp

    package init(email: EmailAddress, name: PersonName, passwordHash: PasswordHash, createdAt: Timestamp) {
        self.email = email
        self.name = name
        self.passwordHash = passwordHash
        self.createdAt = createdAt
    }
}
