extension Link {
    /// Runs one statement as a transaction of its own. One round trip.
    func query<Row>(
        _ statement: BoundStatement<Row>, _ limit: TimeLimit, statementDeadline: Duration
    ) throws(PostgreSQLError) -> Executed<Row> {
        let lead = try lead(limit, statementDeadline)
        try enclose(statement)
        let terms = ExchangeTerms.committing(limit)
        return try read(try exchange(terms)[lead], of: statement, terms)
    }

    /// Runs several statements as one transaction. One round trip.
    func pipeline<each Row>(
        _ statements: repeat BoundStatement<each Row>, limit: TimeLimit, statementDeadline: Duration
    ) throws(PostgreSQLError) -> (repeat Executed<each Row>) {
        var index = try lead(limit, statementDeadline)
        repeat try enclose(each statements)
        let terms = ExchangeTerms.committing(limit)
        let answers = try exchange(terms)
        func next() -> QueryResult {
            defer { index += 1 }
            return answers[index]
        }
        return (repeat try read(next(), of: each statements, terms))
    }

    /// Lets the server work longer than usual on what follows, if it may; returns how many statements that
    /// takes.
    private func lead(_ limit: TimeLimit, _ statementDeadline: Duration) throws(PostgreSQLError) -> Int {
        guard let limit = limit.serverLimit(insteadOf: statementDeadline) else { return 0 }
        try enclose(ControlStatement.limitStatements(.text(limit)))
        return 1
    }
}
