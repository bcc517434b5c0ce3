package import Ledger
package import PostgreSQL

extension Sessions {
    /// Refuses the transaction, with `serialization_failure`, unless each is a live session's. They are
    /// counted, as none can match two sessions: a user's hashes are unique.
    static let require = Statement<Void>(
        "identity.session.require",
        """
        SELECT identity.refuse_sessions()
        WHERE cardinality($1::bigint[]) <> (SELECT count(*) \(live))
        """)

    /// Which of them are live sessions'.
    static let holding = Statement("identity.session.holding", "SELECT asked.number \(live)") {
        (row: inout RowReader) throws(PostgreSQLError) in try row.bigint()
    }

    /// Of the sessions of users `$1` with secrets' hashes `$2`, those that are live at `$3`.
    private static let live = """
        FROM unnest($1::bigint[], $2::bytea[]) WITH ORDINALITY AS asked (user_id, token_hash, number)
        JOIN identity.session s ON s.user_id = asked.user_id AND s.token_hash = asked.token_hash
        WHERE s.ended_at IS NULL AND s.expires_at > $3
          AND s.last_seen_at + s.idle_timeout_seconds * interval '1 second' > $3
        """

    /// What shows that the bearer of this token is who they say, if it is to be expected that it does: its
    /// session was live a moment ago, at this instance. `nil`: authenticate.
    ///
    /// That alone opens nothing. Whoever takes it has the database check the proof before anything takes
    /// effect, with the statements below, in the same transaction.
    package func presume(_ token: SessionToken) -> CallerProof? {
        let proof = token.proof
        return seen.see(proof, at: now()) ? proof : nil
    }

    /// Refuses the transaction, as one that has lost a race is refused, unless every proof is a live
    /// session's.
    package func require(_ proofs: [CallerProof]) -> BoundStatement<Void> {
        Self.require(
            .bigints(proofs.map(\.user.value)), .byteas(proofs.map(\.secretHash)), .moment(now()))
    }

    /// The places of the proofs that are live sessions', counted from 1.
    package func holding(_ proofs: [CallerProof]) -> BoundStatement<Int64> {
        Self.holding(
            .bigints(proofs.map(\.user.value)), .byteas(proofs.map(\.secretHash)), .moment(now()))
    }
}

extension SessionToken {
    var proof: CallerProof { CallerProof(user: userID, secretHash: hash) }
}
