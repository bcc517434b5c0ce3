import CPostgres

extension Link {
    /// Runs one statement and lends its rows one by one as they arrive, so that their number does not matter.
    ///
    /// In pipeline mode like everything else: outside of it libpq 15 forgets to leave single-row mode again.
    func stream<Row>(
        _ bound: BoundStatement<Row>, _ limit: TimeLimit, row body: (Row) throws -> Void
    ) throws {
        try enclose(bound)
        defer { outbox.clear() }
        let terms = ExchangeTerms.provisional(limit)
        try requireReady(terms)
        guard unsafe PQenterPipelineMode(handle) == 1, unsafe outbox.send(to: handle),
            unsafe PQpipelineSync(handle) == 1, unsafe PQsetSingleRowMode(handle) == 1
        else { throw fail(.connectionLost, on: terms) }
        let refusal: PostgreSQLError?
        do {
            refusal = try receiveRows(of: bound, limit, row: body)
        } catch {
            giveUp(cancelling: true)  // what is left may be long
            throw error
        }
        if let refusal { throw refusal }
    }

    /// Returns the server's refusal, after which the connection is in order. Throws in the middle of an
    /// answer.
    private func receiveRows<Row>(
        of bound: BoundStatement<Row>, _ limit: TimeLimit, row body: (Row) throws -> Void
    ) throws -> PostgreSQLError? {
        var refusal: PostgreSQLError?
        while true {
            let terms = ExchangeTerms.provisional(limit)
            guard let result = try nextResult(terms) else { continue }
            switch result.status {
            case PGRES_SINGLE_TUPLE:
                if Task.isCancelled { throw PostgreSQLError(.cancelled) }
                for row in try rows(result, of: bound, terms) { try body(row) }
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK:
                continue
            case PGRES_FATAL_ERROR:
                try requireAlive(result, terms)
                refusal = refusal ?? result.refusal(of: bound.name)
            case PGRES_PIPELINE_SYNC:
                guard unsafe PQexitPipelineMode(handle) == 1 else { throw fail(.protocolViolated, on: terms) }
                return refusal
            default:
                throw fail(.protocolViolated, on: terms, because: result)
            }
        }
    }
}
