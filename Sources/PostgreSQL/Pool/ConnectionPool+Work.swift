extension ConnectionPool {
    /// Runs one statement as a transaction of its own, and reads its rows. One round trip.
    ///
    /// - Parameter deadline: for all of it, the wait for a connection included; nil:
    ///   `statementDeadline` for the statement and `leaseTimeout` for the wait.
    package func query<Row>(
        _ statement: BoundStatement<Row>, deadline: Duration? = nil
    ) async throws(PostgreSQLError) -> [Row] {
        let (limit, usual) = (limit(deadline), configuration.statementDeadline)
        return try await lend(until: limit.end) { (link) throws(PostgreSQLError) in
            try link.query(statement, limit, statementDeadline: usual).rows
        }.get()
    }

    /// Runs one statement as a transaction of its own, and returns how many rows it changed. One round trip.
    @discardableResult
    package func execute<Row>(
        _ statement: BoundStatement<Row>, deadline: Duration? = nil
    ) async throws(PostgreSQLError) -> Int {
        let (limit, usual) = (limit(deadline), configuration.statementDeadline)
        return try await lend(until: limit.end) { (link) throws(PostgreSQLError) in
            try link.query(statement, limit, statementDeadline: usual).affected
        }.get()
    }

    /// Runs several statements as one transaction, in one round trip. Throws the first error; nothing is done
    /// then.
    package func pipeline<each Row>(
        _ statements: repeat BoundStatement<each Row>, deadline: Duration? = nil
    ) async throws(PostgreSQLError) -> (repeat Executed<each Row>) {
        let (limit, usual) = (limit(deadline), configuration.statementDeadline)
        return try await lend(until: limit.end) { (link) throws(PostgreSQLError) in
            try link.pipeline(repeat each statements, limit: limit, statementDeadline: usual)
        }.get()
    }

    /// Runs a closure within a transaction and commits; rolls back and rethrows when it throws.
    ///
    /// The closure runs on the connection's own thread and cannot suspend. `BEGIN` travels with its first
    /// statement. Returns only when the server has confirmed COMMIT. Errors of COMMIT: `transactionAborted`
    /// (a swallowed error, nothing was done), `server` (a deferred constraint, nothing was done), and with
    /// outcome `unknown` `connectionLost`, `deadlineExceeded` and `commitUnconfirmed`: the same transaction,
    /// with the same keys, tells.
    ///
    /// A COMMIT is never cancelled: a task that is cancelled after it was sent still gets the true answer.
    package func transaction<Value: Sendable>(
        isolation: Isolation = .readCommitted, deadline: Duration? = nil,
        _ body: @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        let (limit, usual) = (limit(deadline), configuration.statementDeadline)
        return try await lend(until: limit.end) { (link) throws(any Error) in
            try link.transaction(isolation, limit, statementDeadline: usual, body)
        }.get()
    }

    /// Makes sure that a connection works, with all statements prepared: at start, and for readiness checks.
    package func ping(deadline: Duration? = nil) async throws(PostgreSQLError) {
        let limit = limit(deadline)
        try await lend(until: limit.end) { (link) throws(PostgreSQLError) in
            _ = try link.exchange(.provisional(limit))
        }.get()
    }

    private func limit(_ deadline: Duration?) -> TimeLimit {
        TimeLimit(deadline, otherwise: configuration.statementDeadline)
    }
}
