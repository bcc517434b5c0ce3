/// A connection that only hears what others say with NOTIFY: never one of a pool's, whose sessions are
/// anybody's.
///
/// What was said while nobody was connected is lost: after `open` whoever depends on it has to look for
/// himself. After an error open another one.
package final class ListeningConnection: Sendable {
    private let connection: Connection

    private init(_ connection: Connection) { self.connection = connection }

    /// Connects and listens: what is committed from now on is heard.
    ///
    /// Throws what `Connection.open` throws.
    package static func open(
        _ configuration: ConnectionConfiguration, to channel: NotificationChannel
    ) async throws(PostgreSQLError) -> ListeningConnection {
        let connection = try await Connection.open(configuration)
        do throws(PostgreSQLError) {
            // A channel's name holds nothing that ends a quoted identifier.
            try await connection.script("LISTEN \"\(channel.name)\"")
        } catch {
            await connection.close()
            throw error
        }
        return ListeningConnection(connection)
    }

    /// What was said since the last call, in the order of the commits; waits until something is.
    ///
    /// After `patience` without a word it asks whether the server is still there, and returns nothing if so:
    /// a connection that a network has swallowed is found out then, with `deadlineExceeded`. Throws
    /// `cancelled` for a cancelled task, after which the connection is still good.
    package func notifications(within patience: Duration) async throws(PostgreSQLError) -> [Notification] {
        try await connection.notifications(within: patience)
    }

    /// Ends the connection; whoever waits in `notifications` is to be cancelled first.
    package func close() async { await connection.close() }
}
