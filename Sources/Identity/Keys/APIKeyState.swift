/// What an API key is at a moment. Only a live one opens anything, and none of the others becomes live again.
package enum APIKeyState: Equatable, Sendable {
    /// Becomes either of the others.
    case live
    /// Its end has come.
    case expired
    /// Its owner took it back.
    case revoked
}
