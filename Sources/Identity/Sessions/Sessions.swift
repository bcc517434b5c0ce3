package import Ledger
import Logging
package import PostgreSQL

/// The sessions in the database, where every request looks its own up: ending one works at once on every
/// instance.
package struct Sessions: Sendable {
    let pool: ConnectionPool
    let policy: SessionPolicy
    let now: @Sendable () -> Timestamp
    let logger: Logger
    /// Requests that arrive together look their sessions up together; so do the notes that they were seen.
    private let found: SharedQuery<SessionToken, Session?>
    private let seen: SharedQuery<Session, Void>
    /// What goes on for long looks, again and again, whether it still may.
    let watched: SharedQuery<Session, Session?>

    init(
        pool: ConnectionPool, policy: SessionPolicy, now: @escaping @Sendable () -> Timestamp, logger: Logger
    ) {
        self.pool = pool
        self.policy = policy
        self.now = now
        self.logger = logger
        found = SharedQuery { (tokens) throws(PostgreSQLError) in try await Self.find(tokens, in: pool) }
        watched = SharedQuery { (sessions) throws(PostgreSQLError) in
            try await Self.watch(sessions, in: pool)
        }
        seen = SharedQuery { (sessions) throws(PostgreSQLError) in
            let dueBefore = now().adding(seconds: -policy.touchInterval.wholeSeconds)
            return try await Self.touch(sessions, at: now(), dueBefore: dueBefore, in: pool)
        }
    }

    /// Starts a session inside the caller's transaction: the log-in's own, or the sign-up's.
    ///
    /// A user at `policy.liveMax` live sessions loses the oldest.
    package func start(
        for userID: UserID, remember: Bool = false, client: ClientDescription,
        in transaction: borrowing Transaction
    ) throws -> StartedSession {
        let started = new(for: userID, remember: remember, client: client)
        let session = started.session
        _ = try transaction.pipeline(
            Self.insertSession(
                .bigint(userID.value), .uuid(session.id.bits), .bytea(started.token.hash),
                .moment(session.createdAt),
                .integer(Int32(clamping: session.idleTimeout.wholeSeconds)), .moment(session.expiresAt),
                .bool(remember), .text(session.userAgent), .text(session.address)),
            Self.endOldest(.bigint(userID.value), .moment(session.createdAt), .bigint(Int64(policy.liveMax))))
        return started
    }

    /// Starts a session in a transaction of its own.
    package func start(
        for userID: UserID, remember: Bool = false, client: ClientDescription
    ) async throws -> StartedSession {
        try await pool.transaction { transaction in
            try start(for: userID, remember: remember, client: client, in: transaction)
        }
    }

    /// Whose request this is: the live session of that token, or `nil`, whatever the reason.
    ///
    /// One statement, shared with the requests of the same moment; a second one, at most once a minute for
    /// each session, notes that it was seen.
    package func authenticate(_ token: SessionToken) async throws -> Session? {
        let time = now()
        guard let session = try await found.answer(to: token), session.state(at: time) == .live else {
            return nil
        }
        if session.isDueForTouch(at: time, every: policy.touchInterval) { await touch(session) }
        return session
    }

    /// The user's live sessions, newest first; `before` is the last one of the page above.
    package func list(_ userID: UserID, before: SessionID? = nil, limit: Int = 100) async throws -> [Session]
    {
        try await pool.query(
            Self.listSessions(
                .bigint(userID.value), .moment(now()), .uuid(before?.bits),
                .bigint(Int64(min(max(limit, 0), Self.listMax)))))
    }

    private func new(for userID: UserID, remember: Bool, client: ClientDescription) -> StartedSession {
        let time = now()
        let (idle, absolute) = policy.lifetime(remembered: remember)
        let session = Session(
            id: .new(at: time), userID: userID, createdAt: time, lastSeenAt: time, idleTimeout: idle,
            expiresAt: time.adding(seconds: absolute.wholeSeconds), isRemembered: remember,
            userAgent: client.userAgent, address: client.address?.text, endedAt: nil)
        return StartedSession(session: session, token: .new(for: userID))
    }

    private static func find(
        _ tokens: [SessionToken], in pool: ConnectionPool
    ) async throws(PostgreSQLError) -> [Session?] {
        let rows = try await pool.query(
            findSessions(.bigints(tokens.map(\.userID.value)), .byteas(tokens.map(\.hash))))
        var sessions = [Session?](repeating: nil, count: tokens.count)
        for row in rows { sessions[Int(row.number) - 1] = row.session }
        return sessions
    }

    /// A request that may go on does so even when this fails: the worst is that the session idles out
    /// earlier.
    private func touch(_ session: Session) async {
        do {
            try await seen.answer(to: session)
        } catch {
            logger.warning(
                "could not note that a session was seen",
                metadata: ["session_id": "\(session.id)", "error": "\(error)"])
        }
    }

    private static func touch(
        _ sessions: [Session], at time: Timestamp, dueBefore: Timestamp, in pool: ConnectionPool
    ) async throws(PostgreSQLError) -> [Void] {
        try await pool.execute(
            touchSessions(
                .bigints(sessions.map(\.userID.value)), .uuids(sessions.map(\.id.bits)), .moment(time),
                .moment(dueBefore)))
        return sessions.map { _ in }
    }
}
