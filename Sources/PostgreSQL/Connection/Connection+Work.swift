extension Connection {
    /// Runs one statement as a transaction of its own, and reads its rows.
    ///
    /// - Parameter deadline: for all of it; nil: `ConnectionConfiguration.statementDeadline`.
    package nonisolated func query<Row>(
        _ statement: BoundStatement<Row>, deadline: Duration? = nil
    ) async throws(PostgreSQLError) -> [Row] {
        let (limit, usual) = (limit(deadline), configuration.statementDeadline)
        return try await run { (link) throws(PostgreSQLError) in
            try link.query(statement, limit, statementDeadline: usual).rows
        }
    }

    /// Runs one statement as a transaction of its own, and returns how many rows it changed.
    @discardableResult
    package nonisolated func execute<Row>(
        _ statement: BoundStatement<Row>, deadline: Duration? = nil
    ) async throws(PostgreSQLError) -> Int {
        let (limit, usual) = (limit(deadline), configuration.statementDeadline)
        return try await run { (link) throws(PostgreSQLError) in
            try link.query(statement, limit, statementDeadline: usual).affected
        }
    }

    /// Runs any number of statements, without parameters, in the simple protocol. Rows are dropped.
    ///
    /// They are one transaction unless they begin and end transactions themselves. Throws the first error;
    /// its outcome is `unknown` when the script had committed something before.
    package nonisolated func script(_ sql: String, deadline: Duration? = nil) async throws(PostgreSQLError) {
        let limit = limit(deadline)
        try await run { (link) throws(PostgreSQLError) in
            try link.script(sql, .committing(limit))
        }
    }

    /// Runs a closure within a transaction, as `ConnectionPool.transaction` does.
    package nonisolated func transaction<Value: Sendable>(
        isolation: Isolation = .readCommitted, deadline: Duration? = nil,
        _ body: @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        let (limit, usual) = (limit(deadline), configuration.statementDeadline)
        return try await run { (link) throws(any Error) in
            try link.transaction(isolation, limit, statementDeadline: usual, body)
        }
    }

    nonisolated func run<Value: Sendable, Failure: Error>(
        _ work: @Sendable (Link) throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        switch await lend(checkingFirst: false, work) {
        case .returned(let result, _): try result.get()
        case .stale: preconditionFailure("a connection was used after it had been closed")
        }
    }

    nonisolated func limit(_ deadline: Duration?) -> TimeLimit {
        TimeLimit(deadline, otherwise: configuration.statementDeadline)
    }
}
