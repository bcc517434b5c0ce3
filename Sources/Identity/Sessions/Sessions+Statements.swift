import Ledger
import PostgreSQL

extension Sessions {
    /// A page of a hundred, and one more to know by whether there is a next one.
    package static let listMax = 101

    static let statements: [any PreparedStatement] = [
        insertSession, endOldest, findSessions, require, holding, touchSessions, listSessions, endSession,
        endOthers, deleteExpired, watchSessions,
    ]

    static let insertSession = Statement(
        "identity.session.insert",
        """
        INSERT INTO identity.session (user_id, session_id, token_hash, created_at, last_seen_at,
                                      idle_timeout_seconds, expires_at, remembered, user_agent, address)
        VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9)
        """)

    /// Ends what is older than the newest $3 that could still be live.
    static let endOldest = Statement(
        "identity.session.end_oldest",
        """
        UPDATE identity.session SET ended_at = $2
        WHERE user_id = $1 AND ended_at IS NULL AND session_id <= (
            SELECT session_id FROM identity.session
            WHERE user_id = $1 AND ended_at IS NULL AND expires_at > $2
            ORDER BY session_id DESC OFFSET $3 LIMIT 1)
        """)

    /// What every request needs: one row a token, by a unique key. Whether it is live is decided by
    /// `Session.state(at:)`.
    static let findSessions = Statement(
        "identity.session.find",
        """
        SELECT asked.number, s.session_id, s.user_id, s.created_at, s.last_seen_at, s.idle_timeout_seconds,
               s.expires_at, s.remembered, s.user_agent, s.address, s.ended_at
        FROM unnest($1::bigint[], $2::bytea[]) WITH ORDINALITY AS asked (user_id, token_hash, number)
        JOIN identity.session s ON s.user_id = asked.user_id AND s.token_hash = asked.token_hash
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) in
        FoundSession(number: try row.bigint(), session: try readSession(&row))
    }

    static let listSessions = Statement(
        "identity.session.list",
        """
        SELECT session_id, user_id, created_at, last_seen_at, idle_timeout_seconds, expires_at, remembered,
               user_agent, address, ended_at
        FROM identity.session
        WHERE user_id = $1 AND ended_at IS NULL AND expires_at > $2
          AND last_seen_at + idle_timeout_seconds * interval '1 second' > $2
          AND ($3::uuid IS NULL OR session_id < $3)
        ORDER BY session_id DESC LIMIT $4
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) in try readSession(&row) }

    static let endSession = Statement(
        "identity.session.end",
        """
        UPDATE identity.session SET ended_at = $3
        WHERE user_id = $1 AND session_id = $2 AND ended_at IS NULL AND expires_at > $3
          AND last_seen_at + idle_timeout_seconds * interval '1 second' > $3
        """)

    static let endOthers = Statement(
        "identity.session.end_others",
        """
        UPDATE identity.session SET ended_at = $3
        WHERE user_id = $1 AND session_id <> $2 AND ended_at IS NULL AND expires_at > $3
          AND last_seen_at + idle_timeout_seconds * interval '1 second' > $3
        """)

    /// SKIP LOCKED, so that two instances at it share the work.
    static let deleteExpired = Statement(
        "identity.session.delete_expired",
        """
        DELETE FROM identity.session WHERE (user_id, session_id) IN (
            SELECT user_id, session_id FROM identity.session WHERE expires_at < $1
            ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED)
        """)

    static func readSession(_ row: inout RowReader) throws(PostgreSQLError) -> Session {
        Session(
            id: SessionID(bits: try row.uuid()), userID: try row.userID(), createdAt: try row.moment(),
            lastSeenAt: try row.moment(), idleTimeout: .seconds(try row.integer()),
            expiresAt: try row.moment(),
            isRemembered: try row.bool(), userAgent: try row.textOrNull(), address: try row.textOrNull(),
            endedAt: try row.momentOrNull())
    }
}

/// A session, and the place of the token in the question that it answers, counted from 1.
struct FoundSession: Sendable {
    let number: Int64
    let session: Session
}
