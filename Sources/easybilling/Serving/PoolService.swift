import Identity
import PostgreSQL
import ServiceLifecycle

/// Keeps the database's connections and the password threads until everything that uses them has ended.
struct PoolService: Service {
    /// How long work under way may take when the service stops: less than the whole service has left then.
    private static let closeDeadline: Duration = .seconds(1)

    let pool: ConnectionPool
    let identity: IdentityServices

    func run() async throws {
        // Throws when it is cancelled instead: then, too, everything is closed.
        try? await gracefulShutdown()
        identity.close()
        await pool.close(deadline: Self.closeDeadline)
    }
}
