import CPostgres

extension Link {
    /// Checks and encodes a statement for the next exchange. Nothing is sent yet; when this throws, `outbox`
    /// is empty.
    func enclose<Row>(_ bound: BoundStatement<Row>) throws(PostgreSQLError) {
        try enclose(bound.statement, bound.parameters)
    }

    private func enclose(
        _ statement: some PreparedStatement, _ parameters: [Parameter]
    ) throws(PostgreSQLError) {
        do throws(PostgreSQLError) {
            let preparation = preparations[statement.name]
            guard preparation.map({ $0.sql == statement.sql }) ?? acceptsUnprepared else {
                throw PostgreSQLError(.statementNotPrepared, statement: statement.name)
            }
            try outbox.add(statement, parameters, as: preparation)
        } catch {
            outbox.clear()
            throw error
        }
    }

    /// Throws when an exchange must not begin. What is in the outbox is then gone.
    func requireReady(_ terms: ExchangeTerms) throws(PostgreSQLError) {
        do throws(PostgreSQLError) {
            try requireUsable()
            if terms.isCancellable && Task.isCancelled { throw PostgreSQLError(.cancelled) }
            if ContinuousClock.now >= terms.deadline { throw PostgreSQLError(.deadlineExceeded) }
        } catch {
            outbox.clear()
            throw error
        }
    }

    /// Sends what is in the outbox in one packet and returns one answer a statement, or throws the first
    /// error.
    ///
    /// Outside a transaction block all of it is one transaction, which the server commits at the end: success
    /// is only what it has confirmed after that.
    func exchange(_ terms: ExchangeTerms) throws(PostgreSQLError) -> [QueryResult] {
        try requireReady(terms)
        defer { outbox.clear() }
        guard unsafe PQenterPipelineMode(handle) == 1, unsafe outbox.send(to: handle),
            unsafe PQpipelineSync(handle) == 1
        else { throw fail(.connectionLost, on: terms) }
        let items = outbox.items
        return try receive(items.count, terms) { items[$0].name }
    }

    /// Reads the answers of a pipeline up to its synchronisation point, and leaves pipeline mode.
    func receive(
        _ count: Int, _ terms: ExchangeTerms, name: (Int) -> String?
    ) throws(PostgreSQLError) -> [QueryResult] {
        var answers: [QueryResult] = []
        answers.reserveCapacity(count)
        var refusal: PostgreSQLError?
        while true {
            guard let result = try nextResult(terms) else { continue }
            switch result.status {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
                answers.append(result)
            case PGRES_FATAL_ERROR:
                try requireAlive(result, terms)
                refusal = refusal ?? result.refusal(of: answers.count < count ? name(answers.count) : nil)
            case PGRES_PIPELINE_ABORTED:
                continue
            case PGRES_PIPELINE_SYNC:
                guard unsafe PQexitPipelineMode(handle) == 1 else { throw fail(.protocolViolated, on: terms) }
                if let refusal {
                    if refusal.disqualifiesSession { giveUp(cancelling: false) }
                    throw refusal
                }
                guard answers.count == count else { throw fail(.protocolViolated, on: terms) }
                // A commit under a warning (a standby did not confirm) is not one. libpq hands warnings over
                // early, so one about the commit cannot be told from one of the last statement: both count.
                let hasWarning = result.hasWarning || answers.last?.hasWarning == true
                if hasWarning && terms.outcomeIfLost == .unknown { throw fail(.commitUnconfirmed, on: terms) }
                return answers
            default:
                throw fail(.protocolViolated, on: terms, because: result)
            }
        }
    }

    /// An error with which the connection ends says nothing reliable about a commit under way.
    func requireAlive(_ result: QueryResult, _ terms: ExchangeTerms) throws(PostgreSQLError) {
        guard unsafe PQstatus(handle) == CONNECTION_OK, !result.isFatal else {
            throw fail(.connectionLost, on: terms, because: result)
        }
    }
}
