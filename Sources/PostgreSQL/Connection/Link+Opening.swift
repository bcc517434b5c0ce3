import CPostgres
import Glibc

extension Link {
    /// PostgreSQL 15, the oldest server whose pipelines this client was tested with.
    static let serverVersionMin: CInt = 150_000

    /// Connects, and prepares all statements in one pipeline, within the connect time-out.
    static func open(
        _ configuration: ConnectionConfiguration, statements: [any PreparedStatement],
        acceptsUnprepared: Bool,
        wakeUp: WakeUp
    ) throws(PostgreSQLError) -> Link {
        let terms = ExchangeTerms(
            deadline: .now + configuration.connectTimeout, outcomeIfLost: .nothingDone, isCancellable: true)
        let link = try start(configuration, acceptsUnprepared: acceptsUnprepared, wakeUp: wakeUp)
        do throws(PostgreSQLError) {
            try link.connect(terms)
            try link.requireSupportedServer()
            try link.prepare(ControlStatement.all + statements, terms)
        } catch {
            link.giveUp(cancelling: false)
            var error = error
            if case .server = error.reason { error.reason = .connectFailed }
            if error.reason == .connectionLost || error.reason == .deadlineExceeded {
                error.reason = .connectFailed
            }
            throw error
        }
        return link
    }

    /// Begins to connect. Looking up a host's name blocks here, on the connection's own thread.
    private static func start(
        _ configuration: ConnectionConfiguration, acceptsUnprepared: Bool, wakeUp: WakeUp
    ) throws(PostgreSQLError) -> Link {
        let options = try ConnectionOptions(configuration).keywords
        // Copies that libpq reads before it returns, and that are freed then.
        let names = unsafe options.map { unsafe strdup($0.name) } + [nil]
        let values = unsafe options.map { unsafe strdup($0.value) } + [nil]
        defer { unsafe (names + values).forEach { unsafe free($0) } }
        let handle = unsafe PQconnectStartParams(
            names.map { unsafe UnsafePointer($0) }, values.map { unsafe UnsafePointer($0) }, 1)
        guard let handle = unsafe handle else {
            throw PostgreSQLError(.connectFailed, underlyingMessage: "libpq is out of memory")
        }
        return unsafe Link(
            handle, wakeUp: wakeUp, rowsMax: configuration.rowsMax, acceptsUnprepared: acceptsUnprepared)
    }

    private func connect(_ terms: ExchangeTerms) throws(PostgreSQLError) {
        guard unsafe PQstatus(handle) != CONNECTION_BAD else { throw fail(.connectFailed, on: terms) }
        var polling = PGRES_POLLING_WRITING
        while polling != PGRES_POLLING_OK {
            if terms.isCancellable && Task.isCancelled { throw fail(.cancelled, on: terms) }
            let end = Wait.untilReady(
                unsafe PQsocket(handle), reading: polling == PGRES_POLLING_READING,
                writing: polling == PGRES_POLLING_WRITING, wakeUp: wakeUp, deadline: terms.deadline)
            switch end {
            case .ready: polling = unsafe PQconnectPoll(handle)
            case .woken: continue
            case .expired: throw fail(.deadlineExceeded, on: terms)
            case .failed: throw fail(.connectFailed, on: terms)
            }
            guard polling != PGRES_POLLING_FAILED else { throw fail(.connectFailed, on: terms) }
        }
        guard unsafe PQsetnonblocking(handle, 1) == 0 else { throw fail(.connectFailed, on: terms) }
    }

    private func requireSupportedServer() throws(PostgreSQLError) {
        let version = unsafe PQserverVersion(handle)
        guard version >= Self.serverVersionMin else {
            throw PostgreSQLError(.serverTooOld, underlyingMessage: "server \(version)")
        }
    }

    /// Prepares each statement and asks for its parameters' types, all in one pipeline; one more round trip
    /// where users have defined some of them.
    private func prepare(
        _ statements: [any PreparedStatement], _ terms: ExchangeTerms
    ) throws(PostgreSQLError) {
        guard unsafe PQenterPipelineMode(handle) == 1 else { throw fail(.connectFailed, on: terms) }
        for statement in statements {
            // libpq copies both strings before it returns.
            guard unsafe PQsendPrepare(handle, statement.name, statement.sql, 0, nil) == 1,
                unsafe PQsendDescribePrepared(handle, statement.name) == 1
            else { throw fail(.connectFailed, on: terms) }
        }
        guard unsafe PQpipelineSync(handle) == 1 else { throw fail(.connectFailed, on: terms) }
        let answers = try receive(2 * statements.count, terms) { statements[$0 / 2].name }
        let types = statements.indices.map { answers[2 * $0 + 1].parameterTypes }
        let elementTypes = try elementTypes(of: Set(types.joined().filter(\.isUserDefined)), terms)
        for (statement, types) in zip(statements, types) {
            preparations[statement.name] = Preparation(
                sql: statement.sql,
                parameters: types.map { Preparation.Parameter(type: $0, elementType: elementTypes[$0]) })
        }
    }

    /// Of those that are arrays: what their elements are.
    private func elementTypes(
        of types: Set<TypeOID>, _ terms: ExchangeTerms
    ) throws(PostgreSQLError) -> [TypeOID: TypeOID] {
        guard !types.isEmpty else { return [:] }
        let question = ControlStatement.elementTypes(.bigints(types.map { Int64($0.rawValue) }))
        try outbox.add(question.statement, question.parameters, as: nil)
        let rows = try read(try exchange(terms)[0], of: question, terms).rows
        return Dictionary(
            uniqueKeysWithValues: rows.filter { $0.element.rawValue != 0 }.map { ($0.array, $0.element) })
    }
}
