import Ledger
import Logging
import PostgreSQL

extension Sessions {
    /// Sessions that one statement notes.
    static let notesMax = 1000

    /// A session that somebody ends or notes at this moment is left to them: nobody waits for anybody. None
    /// that is over comes to life again.
    static let touchSessions = Statement<Void>(
        "identity.session.touch",
        """
        WITH due AS (
            SELECT s.user_id, s.session_id, seen.at
            FROM unnest($1::bigint[], $2::bytea[], $3::timestamptz[]) AS seen (user_id, token_hash, at)
            JOIN identity.session s ON s.user_id = seen.user_id AND s.token_hash = seen.token_hash
            WHERE s.ended_at IS NULL AND s.expires_at > seen.at AND s.last_seen_at < seen.at
              AND s.last_seen_at + s.idle_timeout_seconds * interval '1 second' > seen.at
            FOR NO KEY UPDATE OF s SKIP LOCKED
        )
        UPDATE identity.session s SET last_seen_at = due.at
        FROM due WHERE s.user_id = due.user_id AND s.session_id = due.session_id
        """)

    /// Writes down which sessions were seen since the last time: to be called every few seconds, and before
    /// the service ends. What cannot be written waits for the next time.
    package func writeDownSeen() async {
        let notes = seen.takeNotes()
        for start in stride(from: 0, to: notes.count, by: Self.notesMax) {
            guard await writeDown(notes[start..<min(start + Self.notesMax, notes.count)]) else {
                return seen.putBack(notes[start...])
            }
        }
    }

    /// Whether it was written. Requests that may go on do so even when it was not: the worst is that a
    /// session idles out earlier.
    @discardableResult
    func writeDown(_ notes: some Collection<(proof: CallerProof, seenAt: Timestamp)>) async -> Bool {
        do {
            try await pool.execute(
                Self.touchSessions(
                    .bigints(notes.map(\.proof.user.value)), .byteas(notes.map(\.proof.secretHash)),
                    .timestamptzs(microsecondsSince1970: notes.map(\.seenAt.microsecondsSince1970))))
            return true
        } catch {
            logger.warning(
                "could not note which sessions were seen",
                metadata: ["sessions": "\(notes.count)", "error": "\(error)"])
            return false
        }
    }
}
