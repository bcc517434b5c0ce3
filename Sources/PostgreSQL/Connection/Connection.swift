/// One connection to a PostgreSQL server, with a thread on which all of its work runs.
///
/// Services use a `ConnectionPool`. This door is for tools: migrations and audits, whose statements may be
/// unprepared. After an error that is not the server's refusal of a statement, open another one.
package actor Connection {
    private let thread: TaskThread
    nonisolated let configuration: ConnectionConfiguration
    /// nil before it is open and after it was closed.
    private var link: Link?

    private init(_ configuration: ConnectionConfiguration, on thread: TaskThread) {
        self.configuration = configuration
        self.thread = thread
    }

    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe thread.connections.asUnownedSerialExecutor()  // the actor retains the thread
    }

    /// Opens a connection and prepares the statements on it. Others may be run too, unprepared.
    ///
    /// Throws `connectFailed`, `invalidConfiguration`, `clientTooOld`, `serverTooOld` or `cancelled`.
    package static func open(
        _ configuration: ConnectionConfiguration, statements: [any PreparedStatement] = []
    ) async throws(PostgreSQLError) -> Connection {
        try await open(configuration, statements: statements, acceptsUnprepared: true)
    }

    /// - Parameter thread: where it works; `nil`: on a thread of its own.
    static func open(
        _ configuration: ConnectionConfiguration, statements: [any PreparedStatement],
        acceptsUnprepared: Bool, on thread: TaskThread? = nil
    ) async throws(PostgreSQLError) -> Connection {
        try Library.check()
        let thread = if let thread { thread } else { try TaskThread() }
        let connection = Connection(configuration, on: thread)
        let opened: Result<Void, PostgreSQLError> = await withTaskCancellationHandler {
            await connection.connect(statements, acceptsUnprepared: acceptsUnprepared)
        } onCancel: {
            thread.connections.wakeUp.signal()
        }
        try opened.get()
        return connection
    }

    private func connect(
        _ statements: [any PreparedStatement], acceptsUnprepared: Bool
    ) -> Result<Void, PostgreSQLError> {
        do throws(PostgreSQLError) {
            link = try Link.open(
                configuration, statements: statements, acceptsUnprepared: acceptsUnprepared,
                wakeUp: thread.connections.wakeUp)
            return .success(())
        } catch {
            return .failure(error)
        }
    }

    /// Ends the connection, and what the server may still be doing for it. Harmless when repeated.
    package func close() {
        link?.cancelIfNeeded()
        link = nil
    }

    /// Runs work on the connection's thread: one hop there, one back. A cancelled task interrupts its waits.
    ///
    /// - Parameter checkingFirst: whether to look first if the server has ended the connection meanwhile.
    nonisolated func lend<Value: Sendable, Failure: Error>(
        checkingFirst: Bool, _ work: @Sendable (Link) throws(Failure) -> Value
    ) async -> Loan<Value, Failure> {
        let wakeUp = thread.connections.wakeUp
        return await withTaskCancellationHandler {
            await perform(checkingFirst: checkingFirst, work)
        } onCancel: {
            wakeUp.signal()
        }
    }

    private func perform<Value: Sendable, Failure: Error>(
        checkingFirst: Bool, _ work: @Sendable (Link) throws(Failure) -> Value
    ) -> Loan<Value, Failure> {
        guard let link, !(checkingFirst && link.isStale) else { return .stale }
        let result: Result<Value, Failure>
        do throws(Failure) {
            result = .success(try work(link))
        } catch {
            result = .failure(error)
        }
        return .returned(result, isReusable: link.isIdle)
    }
}
