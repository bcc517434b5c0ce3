import CPostgres
import Glibc

extension Link {
    /// The next thing that libpq has to say, nil where it separates the answers of two statements.
    func nextResult(_ terms: ExchangeTerms) throws(PostgreSQLError) -> QueryResult? {
        while unsafe PQisBusy(handle) != 0 {
            try waitForServer(terms)
            guard unsafe PQconsumeInput(handle) == 1 else { throw fail(.connectionLost, on: terms) }
        }
        if let result = unsafe PQgetResult(handle) {
            separators = 0
            return unsafe QueryResult(result, hasWarning: warnings.take())  // nobody else has it
        }
        guard unsafe PQstatus(handle) == CONNECTION_OK else { throw fail(.connectionLost, on: terms) }
        separators += 1
        // Callers loop until they have what they wait for; were libpq to separate nothing for ever, so would
        // they.
        guard separators <= Self.separatorsMax else { throw fail(.protocolViolated, on: terms) }
        return nil
    }

    /// Sends what libpq still holds back and sleeps until the server sends something, or there is room for
    /// more.
    private func waitForServer(_ terms: ExchangeTerms) throws(PostgreSQLError) {
        let unsent = unsafe PQflush(handle)
        guard unsent >= 0 else { throw fail(.connectionLost, on: terms) }
        while true {
            if terms.isCancellable && Task.isCancelled { throw fail(.cancelled, on: terms) }
            switch unsafe Wait.untilReady(
                PQsocket(handle), writing: unsent == 1, wakeUp: wakeUp, deadline: terms.deadline)
            {
            case .ready: return
            case .woken: continue
            case .expired: throw fail(.deadlineExceeded, on: terms)
            case .failed: throw fail(.connectionLost, on: terms)
            }
        }
    }

    /// Whether the server has ended or disturbed an idle connection, found without sending anything.
    ///
    /// Nothing is due on an idle connection, so anything to read, also a mere notice, is taken as the end of
    /// it: a new connection costs milliseconds, and nothing has been sent yet that would have to be repeated.
    var isStale: Bool {
        unsafe Wait.isReadable(PQsocket(handle))
    }
}
