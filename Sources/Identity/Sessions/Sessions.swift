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
    /// Requests that arrive together look their sessions up together.
    private let found: SharedQuery<SessionToken, Session?>
    let seen: SeenSessions
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
        seen = SeenSessions(noteInterval: policy.touchInterval, lifetime: policy.idle / 2)
        watched = SharedQuery { (sessions) throws(PostgreSQLError) in
            try await Self.watch(sessions, in: pool)
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
    /// One statement, shared with the requests of the same moment. That the session was seen is written down
    /// soon, or at once where it would be over soon.
    package func authenticate(_ token: SessionToken) async throws -> Session? {
        let time = now()
        let proof = token.proof
        guard let session = try await found.answer(to: token), session.state(at: time) == .live else {
            seen.forget(proof)
            return nil
        }
        seen.confirm(proof, lastSeenAt: session.lastSeenAt, at: time)
        if time >= session.lastSeenAt.adding(seconds: (session.idleTimeout / 2).wholeSeconds) {
            await writeDown([(proof, time)])
        }
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
}
