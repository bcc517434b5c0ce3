package import Logging
import Synchronization

/// Connections to one database, opened when needed, lent to one caller at a time and closed when surplus or
/// broken.
///
/// Every statement is prepared on each connection as it opens, so the first use of a pool fails if one of
/// them does not fit the schema. An idle connection that the server has closed is found out before anything
/// is sent, and replaced.
package final class ConnectionPool: Sendable {
    let configuration: PoolConfiguration
    let statements: [any PreparedStatement]
    let logger: Logger
    let shelf: Mutex<PoolShelf>
    /// The one on which all its connections work; `nil` where each has its own.
    package let thread: TaskThread?

    /// Opens nothing yet. Statements must have different names.
    ///
    /// - Parameter thread: where the connections of a pool of one work; by itself, each has its own thread.
    package init(
        _ configuration: PoolConfiguration, statements: [any PreparedStatement], logger: Logger,
        on thread: TaskThread? = nil
    ) {
        precondition(
            Set(statements.map(\.name)).count == statements.count,
            "two statements of a pool have the same name")
        self.configuration = configuration
        self.statements = statements
        self.logger = logger
        self.thread = thread
        shelf = Mutex(PoolShelf(configuration))
    }

    /// A pool of a single connection, configured as these are, with a thread on which its user's tasks may
    /// run as well. It is apart from this pool, and has to be closed by itself.
    ///
    /// Throws `connectFailed` when the system gives no thread.
    package func single() throws(PostgreSQLError) -> ConnectionPool {
        var configuration = configuration
        configuration.connectionsMax = 1
        return ConnectionPool(configuration, statements: statements, logger: logger, on: try TaskThread())
    }

    package var statistics: PoolStatistics {
        shelf.withLock { $0.machine.statistics }
    }
}
