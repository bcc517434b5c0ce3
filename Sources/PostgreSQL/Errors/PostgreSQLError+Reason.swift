extension PostgreSQLError {
    /// The closed set of ways in which work on the database fails.
    package enum Reason: Sendable, Equatable {
        /// No connection could be opened: refused, unreachable, not in time, wrong password, or a statement
        /// that the server will not prepare (then `statement` and `sqlState` say which and why).
        case connectFailed
        /// The URL or connection string cannot be read, or asks for something that this client does not do.
        case invalidConfiguration
        /// The libpq that was loaded is older than 15.6, whose pipelines misreport an error of the implicit
        /// commit.
        case clientTooOld
        /// The server is older than PostgreSQL 15.
        case serverTooOld

        /// The connection broke, or the server ended it, while an answer was awaited.
        case connectionLost
        /// The answer did not come before the deadline; the connection was given up.
        case deadlineExceeded
        /// The Swift task was cancelled; the statement was cancelled too and the connection given up.
        case cancelled
        /// The server and libpq did not follow the protocol as this client knows it; the connection was given
        /// up.
        case protocolViolated

        /// All connections are busy and as many callers wait as may.
        case overloaded
        /// No connection became free in time.
        case leaseTimedOut
        /// The pool has been closed.
        case poolClosed

        /// The server refused the statement and the connection lives on.
        case server(SQLState)
        /// COMMIT was answered with ROLLBACK: an earlier statement had failed and its error was swallowed.
        case transactionAborted
        /// COMMIT was answered, but with a warning (for example that a synchronous standby has not
        /// confirmed).
        case commitUnconfirmed

        /// A row is not as its reader expects: other type, NULL, too few or too many columns, malformed
        /// value.
        case unexpectedColumn
        /// The result has more rows than `ConnectionConfiguration.rowsMax`.
        case tooManyRows
        /// A parameter cannot be sent: a NUL inside text, too long, out of range, or not of the type that the
        /// statement has in this place. Nothing was sent.
        case invalidParameter
        /// The statement is not among those that the pool was made with, or has other SQL there. Nothing was
        /// sent.
        case statementNotPrepared
    }
}
