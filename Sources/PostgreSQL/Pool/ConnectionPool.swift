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

    /// Opens nothing yet. Statements must have different names.
    package init(_ configuration: PoolConfiguration, statements: [any PreparedStatement], logger: Logger) {
        precondition(
            Set(statements.map(\.name)).count == statements.count,
            "two statements of a pool have the same name")
        self.configuration = configuration
        self.statements = statements
        self.logger = logger
        shelf = Mutex(PoolShelf(configuration))
    }

    package var statistics: PoolStatistics {
        shelf.withLock { $0.machine.statistics }
    }
}
