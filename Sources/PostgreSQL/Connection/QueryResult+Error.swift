import CPostgres

extension QueryResult {
    var sqlState: SQLState? {
        field(DiagnosticField.sqlState).map { SQLState($0) }
    }

    /// Whether the server ends the connection with this error.
    var isFatal: Bool {
        let severity = field(DiagnosticField.severity)
        return severity == "FATAL" || severity == "PANIC"
    }

    /// The server's refusal of a statement.
    func refusal(of statement: String?) -> PostgreSQLError {
        guard let sqlState else {
            return PostgreSQLError(.protocolViolated, statement: statement, underlyingMessage: errorMessage)
        }
        return PostgreSQLError(
            .server(sqlState), sqlState: sqlState, constraint: field(DiagnosticField.constraint),
            table: field(DiagnosticField.table), statement: statement, underlyingMessage: errorMessage)
    }
}
