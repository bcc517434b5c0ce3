/// Who may call a method.
package enum Access: String, CaseIterable, Sendable {
    /// Anybody, logged in or not.
    case anybody
    /// Whoever is logged in, or holds an API key with the scope `read`.
    case read
    /// Whoever is logged in, or holds an API key with the scope `transfer`.
    case transfer
    /// Whoever is logged in: an API key is not enough.
    case session
}
