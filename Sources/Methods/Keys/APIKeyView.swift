package import Identity
import JSON
package import Ledger

/// An API key as its owner sees it: everything but what it is recognised by.
package struct APIKeyView: Sendable {
    package let id: APIKeyID
    package let name: APIKeyName
    package let scopes: Set<APIKeyScope>
    package let createdAt: Timestamp
    package let expiresAt: Timestamp?
    package let lastUsedAt: Timestamp?

    init(_ key: APIKey) {
        self.init(
            id: key.id, name: key.name, scopes: key.scopes, createdAt: key.createdAt,
            expiresAt: key.expiresAt, lastUsedAt: key.lastUsedAt)
    }

    private init(
        id: APIKeyID, name: APIKeyName, scopes: Set<APIKeyScope>, createdAt: Timestamp,
        expiresAt: Timestamp?, lastUsedAt: Timestamp?
    ) {
        self.id = id
        self.name = name
        self.scopes = scopes
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
    }

    static let schema = Schema<APIKeyView>.object(
        "APIKey",
        .required("id", .apiKeyID, \.id, "For key.revoke, and the user of `Authorization: Basic`"),
        .required("name", .apiKeyName, \.name, "What you call it"),
        .required("scopes", .apiKeyScopes, \.scopes, "What it may do"),
        .required("created_at", .timestamp, \.createdAt, "When it was made"),
        .optional("expires_at", .timestamp, \.expiresAt, "It opens nothing from then on; null: no end"),
        .optional(
            "last_used_at", .timestamp, \.lastUsedAt, "Its latest request, to the minute; null: not yet"),
        make: APIKeyView.init)

    static let example: JSON = [
        "id": "019c1400-0000-7000-8000-000000000004", "name": "nightly report", "scopes": ["read"],
        "created_at": "2026-01-31T12:00:00.000000Z", "expires_at": "2027-01-31T00:00:00.000000Z",
        "last_used_at": nil,
    ]
}
