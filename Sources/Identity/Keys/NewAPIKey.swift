package import Ledger

/// An API key that a client asks for.
package struct NewAPIKey: Sendable {
    package let name: APIKeyName
    /// At least one.
    package let scopes: Set<APIKeyScope>
    /// `nil`: it lasts until it is revoked.
    package let expiresAt: Timestamp?

    package init(name: APIKeyName, scopes: Set<APIKeyScope>, expiresAt: Timestamp? = nil) {
        precondition(!scopes.isEmpty, "a key that opens nothing is no key")
        self.name = name
        self.scopes = scopes
        self.expiresAt = expiresAt
    }
}
