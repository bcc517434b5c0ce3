import Identity
import LedgerStore
import LocalCluster
import Logging
import PostgreSQL

/// The books for a command that works on them while the service may run: one connection, for as long as the
/// command takes.
struct BesideDatabase: Sendable {
    /// `nil`: the database that `up` keeps in the state directory.
    let url: String?
    let stateDirectory: String
    let role: ClusterRole

    func withPool<Value: Sendable>(_ body: (ConnectionPool) async throws -> Value) async throws -> Value {
        let connection = ConnectionConfiguration(
            url: try await address, applicationName: "easybilling beside")
        // The command itself says what it could not do.
        var logger = Logger(label: "database")
        logger.logLevel = .error
        let pool = ConnectionPool(
            PoolConfiguration(connection: connection, connectionsMax: 1),
            statements: IdentityStatements.all + LedgerStatements.all, logger: logger)
        let outcome: Result<Value, any Error>
        do {
            outcome = .success(try await body(pool))
        } catch {
            outcome = .failure(error)
        }
        await pool.close(deadline: .seconds(2))
        return try outcome.get()
    }

    private var address: String {
        get async throws {
            if let url { return url }
            return try await KeptDatabase(stateDirectory: stateDirectory).url(role: role)
        }
    }
}
