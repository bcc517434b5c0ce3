import Ledger
import PostgreSQL

extension Sessions {
    static let watchSessions = Statement(
        "identity.session.watch",
        """
        SELECT asked.number, s.session_id, s.user_id, s.created_at, s.last_seen_at, s.idle_timeout_seconds,
               s.expires_at, s.remembered, s.user_agent, s.address, s.ended_at
        FROM unnest($1::bigint[], $2::uuid[]) WITH ORDINALITY AS asked (user_id, session_id, number)
        JOIN identity.session s ON s.user_id = asked.user_id AND s.session_id = asked.session_id
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) in
        FoundSession(number: try row.bigint(), session: try readSession(&row))
    }

    /// Whether a session is live now. Unlike `authenticate` it does not count as being seen: a stream that is
    /// only open must not keep its session from idling out.
    package func isLive(_ session: Session) async throws -> Bool {
        try await watched.answer(to: session)?.state(at: now()) == .live
    }

    static func watch(
        _ sessions: [Session], in pool: ConnectionPool
    ) async throws(PostgreSQLError) -> [Session?] {
        let rows = try await pool.query(
            watchSessions(.bigints(sessions.map(\.userID.value)), .uuids(sessions.map(\.id.bits))))
        var found = [Session?](repeating: nil, count: sessions.count)
        for row in rows { found[Int(row.number) - 1] = row.session }
        return found
    }
}
