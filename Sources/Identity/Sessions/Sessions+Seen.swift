import Ledger
import Logging
import PostgreSQL

extension Sessions {
    /// Sessions that one statement notes.
    static let notesMax = 1000

    static let touchSessions = Statement<Void>(
        "identity.session.touch",
        """
        UPDATE identity.session s SET last_seen_at = seen.at
        FROM unnest($1::bigint[], $2::bytea[], $3::timestamptz[]) AS seen (user_id, token_hash, at)
        WHERE s.user_id = seen.user_id AND s.token_hash = seen.token_hash
          AND s.ended_at IS NULL AND s.last_seen_at < seen.at
        """)

    /// Writes down which sessions were seen since the last time: to be called every few seconds, and before
    /// the service ends.
    package func writeDownSeen() async {
        let notes = seen.takeNotes()
        for start in stride(from: 0, to: notes.count, by: Self.notesMax) {
            await writeDown(notes[start..<min(start + Self.notesMax, notes.count)])
        }
    }

    /// Requests that may go on do so even when this fails: the worst is that a session idles out earlier.
    ///
    /// In the order of the owners, so that two instances do not wait for each other in a circle.
    func writeDown(_ notes: some Collection<(proof: CallerProof, seenAt: Timestamp)>) async {
        let notes = notes.sorted { $0.proof.user < $1.proof.user }
        do {
            try await pool.execute(
                Self.touchSessions(
                    .bigints(notes.map(\.proof.user.value)), .byteas(notes.map(\.proof.secretHash)),
                    .timestamptzs(microsecondsSince1970: notes.map(\.seenAt.microsecondsSince1970))))
        } catch {
            logger.warning(
                "could not note which sessions were seen",
                metadata: ["sessions": "\(notes.count)", "error": "\(error)"])
        }
    }
}
