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
    /// One statement, one round trip; a second one, at most once a minute for each session, notes that it was
    /// seen.
    package func authenticate(_ token: SessionToken) async throws -> Session? {
        let time = now()
        let found = try await pool.query(Self.findSession(.bigint(token.userID.value), .bytea(token.hash)))
            .first
        guard let session = found, session.state(at: time) == .live else { return nil }
        if session.isDueForTouch(at: time, every: policy.touchInterval) { await touch(session, at: time) }
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

    /// A request that may go on does so even when this fails: the worst is that the session idles out
    /// earlier.
    private func touch(_ session: Session, at time: Timestamp) async {
        let dueBefore = time.adding(seconds: -policy.touchInterval.wholeSeconds)
        do {
            _ = try await pool.query(
                Self.touchSession(
                    .bigint(session.userID.value), .uuid(session.id.bits), .moment(time), .moment(dueBefore)))
        } catch {
            logger.warning(
                "could not note that a session was seen",
                metadata: ["session_id": "\(session.id)", "error": "\(error)"])
        }
    }
}
