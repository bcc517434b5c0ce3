extension Link {
    /// Runs a transaction from `BEGIN` to the answer to `COMMIT`.
    func transaction<Value>(
        _ isolation: Isolation, _ limit: TimeLimit, statementDeadline: Duration,
        _ body: (borrowing Transaction) throws -> Value
    ) throws -> Value {
        let course = TransactionCourse(isolation, limit, statementDeadline: statementDeadline)
        do {
            let value = try body(Transaction(self, course))
            try requireUsable()
            if course.awaitsCommit { try commit(limit) }
            return value
        } catch {
            rollBack()
            throw error
        }
    }

    /// Sends COMMIT and says whether it is one: only the tag COMMIT, without a warning (`exchange` sees to
    /// that), on a connection that lives.
    private func commit(_ limit: TimeLimit) throws(PostgreSQLError) {
        // Whoever gave up before COMMIT is sent gets a rollback; from then on nothing is cancelled.
        try requireReady(.provisional(limit))
        let terms = ExchangeTerms.commit(limit)
        try enclose(ControlStatement.commit())
        try requireCommitted(try exchange(terms).last, terms)
    }

    func requireCommitted(_ answer: QueryResult?, _ terms: ExchangeTerms) throws(PostgreSQLError) {
        switch answer?.commandTag {
        case "COMMIT": return
        case "ROLLBACK": throw PostgreSQLError(.transactionAborted)
        default: throw fail(.protocolViolated, on: terms)
        }
    }

    /// Ends a transaction without effect. When that fails the connection is given up, which ends it as well.
    private func rollBack() {
        guard state == .usable, isInTransaction else { return }
        do throws(PostgreSQLError) {
            try enclose(ControlStatement.rollback())
            _ = try exchange(.rollback)
        } catch {
            giveUp(cancelling: false)
        }
    }
}
