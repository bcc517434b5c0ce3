package import Ledger

/// A client of the service, as its row in the database says. Holds nothing secret.
package struct User: Sendable {
    package let id: UserID
    /// Shown to nobody but this user.
    package let email: EmailAddress
    /// Shown in full to this user, masked to others.
    package let name: PersonName
    package let createdAt: Timestamp
}
