import CPostgres

extension Link {
    /// Runs any number of statements in the simple protocol, throwing the first error. Rows are dropped.
    func script(_ sql: String, _ terms: ExchangeTerms) throws(PostgreSQLError) {
        guard !sql.utf8.contains(0) else { throw PostgreSQLError(.invalidParameter) }
        try requireReady(terms)
        // libpq copies the text before it returns.
        guard unsafe PQsendQuery(handle, sql) == 1 else { throw fail(.connectionLost, on: terms) }
        var refusal: PostgreSQLError?
        var hasCommitted = false
        while let result = try nextResult(terms) {
            switch result.status {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
                if result.commandTag == "COMMIT" { hasCommitted = true }
            case PGRES_FATAL_ERROR:
                try requireAlive(result, terms)
                refusal = refusal ?? result.refusal(of: nil)
            default:  // COPY, which has no place in a script
                throw fail(.protocolViolated, on: terms, because: result)
            }
        }
        // A script that commits by itself has done a part of its work before the statement that failed.
        if let refusal { throw hasCommitted ? refusal.with(outcome: .unknown) : refusal }
    }
}
