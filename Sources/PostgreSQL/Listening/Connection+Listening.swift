extension Connection {
    /// See `ListeningConnection.notifications`.
    nonisolated func notifications(within patience: Duration) async throws(PostgreSQLError) -> [Notification]
    {
        let (limit, deadline) = (limit(nil), ContinuousClock.now + patience)
        return try await run { (link) throws(PostgreSQLError) in
            let came = try link.notifications(until: deadline, .provisional(limit))
            guard came.isEmpty else { return came }
            // An empty exchange: whatever came with its answer came in time.
            _ = try link.exchange(.provisional(limit))
            return link.takeNotifications()
        }
    }
}
