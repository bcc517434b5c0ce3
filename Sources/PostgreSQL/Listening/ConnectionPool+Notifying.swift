extension ConnectionPool {
    /// Says something to all who listen to a channel, in a transaction of its own. One round trip.
    ///
    /// Never part of another transaction: the server commits those that notify one after the other. It does
    /// not wait for the disk either: listeners that a crash cuts off have to look for themselves anyway.
    /// Throws `invalidParameter` for a payload of more than `Notification.payloadBytesMax` bytes.
    package func notify(
        _ channel: NotificationChannel, _ payloads: [String], deadline: Duration? = nil
    ) async throws(PostgreSQLError) {
        guard payloads.allSatisfy({ $0.utf8.count <= Notification.payloadBytesMax }) else {
            throw PostgreSQLError(.invalidParameter, statement: ControlStatement.notify.name, position: 2)
        }
        _ = try await pipeline(
            ControlStatement.commitAtLeisure(),
            ControlStatement.notify(.text(channel.name), .texts(payloads)), deadline: deadline)
    }
}
