/// An API key just made, with the token that is told once and never again.
package struct MadeAPIKey: Sendable {
    package let key: APIKey
    /// For the answer; only its hash is stored.
    package let token: APIKeyToken
}
