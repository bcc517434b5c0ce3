import CPostgres

/// A libpq connection in non-blocking mode and what is known about it. Used only on its connection's thread.
///
/// The story of an exchange: statements are gathered in `outbox`, sent as one pipeline, and answered in order
/// until the server has synchronised (`Link+Exchange`). While it waits, the thread sleeps in `poll`
/// (`Link+Waiting`).
@safe final class Link {
    enum State: Equatable {
        /// Between exchanges. Next: anything.
        case usable
        /// Something went wrong that may have left the protocol in the middle of an answer. Next: only
        /// `close`, which asks the server to cancel first if a statement may still be running there.
        case broken(mustCancel: Bool)
    }

    // Owned: freed in deinit and nowhere else; used only by the thread that runs the connection's actor,
    // which is the only one to hold a Link, and by deinit, when nobody holds one.
    let handle: OpaquePointer
    let wakeUp: WakeUp
    let warnings = WarningCounter()
    let rowsMax: Int
    /// Whether statements that were not prepared may run, for tools outside the pool.
    let acceptsUnprepared: Bool
    private(set) var state = State.usable
    var preparations: [String: Preparation] = [:]
    var outbox = Outbox()
    /// How often in a row libpq has separated answers; once is usual.
    var separators = 0
    static let separatorsMax = 4

    /// Takes a handle that nobody else frees.
    @unsafe init(_ handle: OpaquePointer, wakeUp: WakeUp, rowsMax: Int, acceptsUnprepared: Bool) {
        unsafe self.handle = handle
        self.wakeUp = wakeUp
        self.rowsMax = rowsMax
        self.acceptsUnprepared = acceptsUnprepared
        unsafe warnings.listen(to: handle)
    }

    deinit {
        unsafe PQfinish(handle)
    }

    /// Whether the next caller may have this connection: no transaction, no pipeline, nothing unread.
    var isIdle: Bool {
        unsafe state == .usable && PQstatus(handle) == CONNECTION_OK
            && PQtransactionStatus(handle) == PQTRANS_IDLE
            && PQpipelineStatus(handle) == PQ_PIPELINE_OFF
    }

    /// Whether the server holds a transaction open for this connection.
    var isInTransaction: Bool {
        let status = unsafe PQtransactionStatus(handle)
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR
    }

    /// Gives the connection up and says why.
    func fail(
        _ reason: PostgreSQLError.Reason, on terms: ExchangeTerms, because result: QueryResult? = nil
    ) -> PostgreSQLError {
        let isRunning = reason == .cancelled || reason == .deadlineExceeded
        giveUp(cancelling: isRunning && terms.isCancellable)
        return PostgreSQLError(
            reason, outcome: terms.outcomeIfLost, sqlState: result?.sqlState,
            underlyingMessage: result?.errorMessage ?? lastMessage)
    }

    private var lastMessage: String? {
        unsafe String(ascii: PQerrorMessage(handle))  // a string inside the connection, copied
    }

    /// The connection cannot be used any more.
    func giveUp(cancelling mustCancel: Bool) {
        if state == .usable { state = .broken(mustCancel: mustCancel) }
    }

    func requireUsable() throws(PostgreSQLError) {
        guard state == .usable else { throw PostgreSQLError(.connectionLost) }
    }
}
