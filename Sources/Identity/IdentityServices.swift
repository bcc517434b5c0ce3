package import Ledger
package import Logging
package import PostgreSQL

/// Identity put together: what a service makes one of at its start and hands to its methods.
package struct IdentityServices: Sendable {
    /// Who the clients are.
    package let users: Users
    /// Hashes a password for a sign-up.
    package let hasher: PasswordHasher
    /// Who is logged in.
    package let sessions: Sessions
    /// Which programs act for whom.
    package let keys: APIKeys
    /// Remembers for ever who came, failed, left and was refused.
    package let audit: AuditTrail
    /// Notes there who was refused what.
    package let refusals: RefusalNotes
    /// How much callers may do.
    package let limits: RateLimits
    /// From e-mail and password to a session.
    package let logIn: LogIn
    /// To be run once an hour.
    package let upkeep: IdentityUpkeep

    /// The pool has to have been given `IdentityStatements.all`.
    ///
    /// Throws `IdentityError.hashingFailed` when the system gives no threads. `close()` ends them.
    package init(
        pool: ConnectionPool, configuration: IdentityConfiguration = IdentityConfiguration(),
        now: @escaping @Sendable () -> Timestamp, logger: Logger
    ) throws(IdentityError) {
        users = Users(pool: pool)
        hasher = try PasswordHasher(configuration.passwords)
        sessions = Sessions(pool: pool, policy: configuration.sessions, now: now, logger: logger)
        keys = APIKeys(pool: pool, policy: configuration.keys, now: now, logger: logger)
        audit = AuditTrail(pool: pool, now: now)
        limits = RateLimits(pool: pool, configuration: configuration.limits, now: now, logger: logger)
        refusals = RefusalNotes(audit: audit, now: now, logger: logger)
        logIn = LogIn(
            pool: pool, users: users, hasher: hasher, sessions: sessions, audit: audit,
            throttle: configuration.throttle, now: now, logger: logger)
        upkeep = IdentityUpkeep(pool: pool, throttle: configuration.throttle, now: now)
    }

    /// Refuses the passwords that wait; call it before the pool is closed.
    package func close() { hasher.close() }
}
