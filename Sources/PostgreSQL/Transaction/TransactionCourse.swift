/// How far a transaction has come. Lives on the connection's thread, as long as the transaction's closure
/// runs.
final class TransactionCourse {
    private enum Stage {
        /// The server knows of no transaction. Next: begun, or the closure ends without a statement.
        case untouched
        /// `BEGIN` was sent, or is about to be with what is in the outbox. Next: ended, by the closure or
        /// after it.
        case begun
        /// `COMMIT` was sent with the last statements. Next: nothing; a further statement is a mistake.
        case ended
    }

    let limit: TimeLimit
    private let isolation: Isolation
    private let statementDeadline: Duration
    private var stage = Stage.untouched

    init(_ isolation: Isolation, _ limit: TimeLimit, statementDeadline: Duration) {
        self.isolation = isolation
        self.limit = limit
        self.statementDeadline = statementDeadline
    }

    /// The terms of an exchange that begins now.
    var terms: ExchangeTerms { .provisional(limit) }

    /// There is something to commit, and the closure has not done so itself.
    var awaitsCommit: Bool { stage == .begun }

    /// Puts what must precede the transaction's first statement into the outbox; returns how many statements
    /// that is.
    func lead(_ link: Link, _ terms: ExchangeTerms) throws(PostgreSQLError) -> Int {
        guard stage == .untouched else { return 0 }
        try link.enclose(
            isolation == .snapshotReadOnly ? ControlStatement.beginSnapshot() : ControlStatement.begin())
        guard let limit = serverLimit(terms) else { return 1 }
        try link.enclose(ControlStatement.limitStatements(.text(limit)))
        return 2
    }

    /// Notes that what is in the outbox will be sent next, unless it must not be.
    func proceed(_ link: Link, _ terms: ExchangeTerms, endingIt: Bool = false) throws(PostgreSQLError) {
        precondition(stage != .ended, "a statement after COMMIT would be none of this transaction's")
        try link.requireReady(terms)
        // Else a statement has ended the transaction, and what follows would take effect by itself.
        guard stage == .untouched || link.isInTransaction else {
            throw link.fail(.protocolViolated, on: .commit(limit))
        }
        stage = endingIt ? .ended : .begun
    }

    /// What to set the server's statement time-out to, nil to leave it.
    private func serverLimit(_ terms: ExchangeTerms) -> String? {
        isolation == .snapshotReadOnly ? "0" : limit.serverLimit(insteadOf: statementDeadline)
    }
}
