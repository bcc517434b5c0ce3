/// How many connections a pool keeps and how long anyone waits for one.
package struct PoolConfiguration: Sendable {
    package var connection: ConnectionConfiguration
    /// The most connections at a time. Default 10.
    package var connectionsMax: Int
    /// The most callers that wait for one; the next is refused at once with `overloaded`. Default 1024.
    package var waitersMax: Int
    /// How long a caller waits before `leaseTimedOut`. Default 2 s.
    package var leaseTimeout: Duration
    /// A connection that nobody needed for so long is closed when another one is returned. Default 5 min.
    package var idleLifetime: Duration

    package init(
        connection: ConnectionConfiguration, connectionsMax: Int = 10, waitersMax: Int = 1024,
        leaseTimeout: Duration = .seconds(2), idleLifetime: Duration = .seconds(300)
    ) {
        precondition(connectionsMax > 0 && waitersMax >= 0, "a pool needs room for at least one connection")
        self.connection = connection
        self.connectionsMax = connectionsMax
        self.waitersMax = waitersMax
        self.leaseTimeout = leaseTimeout
        self.idleLifetime = idleLifetime
    }

    /// `ConnectionConfiguration.connectTimeout`.
    package var connectTimeout: Duration {
        get { connection.connectTimeout }
        set { connection.connectTimeout = newValue }
    }

    /// `ConnectionConfiguration.statementDeadline`.
    package var statementDeadline: Duration {
        get { connection.statementDeadline }
        set { connection.statementDeadline = newValue }
    }
}
