/// Everything that can be set about users, passwords, sessions, keys, limits and log-ins; the defaults
/// are the design's.
package struct IdentityConfiguration: Sendable {
    /// What a password costs, and how many wait for their turn.
    package var passwords = PasswordHasherConfiguration()
    /// How long sessions last.
    package var sessions = SessionPolicy()
    /// How many API keys a user may keep.
    package var keys = APIKeyPolicy()
    /// How much callers may do.
    package var limits = LimitConfiguration()
    /// How log-ins are slowed down.
    package var throttle = ThrottleConfiguration.standard

    /// The defaults.
    package init() {}
}
