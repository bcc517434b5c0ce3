/// Why the database did not do what it was asked to, and whether the outcome is known.
///
/// `description` and `debugDescription` carry neither SQL nor values nor addresses, so they may reach logs
/// and users.
package struct PostgreSQLError: Error, Sendable {
    package var reason: Reason
    package var outcome: Outcome
    /// The server's own class of error, when the server spoke. Also set when it spoke while it closed the
    /// connection.
    package var sqlState: SQLState?
    /// The constraint that was violated.
    package var constraint: String?
    /// The table that the server named.
    package var table: String?
    /// The name of the statement (`Statement.name`, never its SQL).
    package var statement: String?
    /// Counted from 1: the column that could not be read, or the parameter that could not be sent.
    package var position: Int?
    /// What the server or libpq said, word for word. May hold values and addresses: for debug logs only.
    package var underlyingMessage: String?

    package init(
        _ reason: Reason, outcome: Outcome = .nothingDone, sqlState: SQLState? = nil,
        constraint: String? = nil,
        table: String? = nil, statement: String? = nil, position: Int? = nil, underlyingMessage: String? = nil
    ) {
        self.reason = reason
        self.outcome = outcome
        self.sqlState = sqlState
        self.constraint = constraint
        self.table = table
        self.statement = statement
        self.position = position
        self.underlyingMessage = underlyingMessage
    }

    /// The same error, told by a caller that knows more about the outcome.
    func with(outcome: Outcome) -> PostgreSQLError {
        var error = self
        error.outcome = outcome
        return error
    }
}
