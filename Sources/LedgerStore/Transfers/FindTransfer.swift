package import Ledger
package import PostgreSQL

/// Reads one transfer for a client who is party to it.
package enum FindTransfer {
    /// Both sides may look: the payer by key, the payee by the index of what others paid.
    static let byID = Statement(
        "transfer_by_id",
        """
        SELECT \(TransferRow.columns) FROM ledger.transfer t
        WHERE t.user_id = $1 AND t.transfer_id = $2
        UNION ALL
        SELECT \(TransferRow.columns) FROM ledger.transfer t
        WHERE t.payee_user_id = $1 AND t.transfer_id = $2 AND t.kind = 'external' AND t.refusal IS NULL
        LIMIT 1
        """, row: TransferRow.read)

    static let byKey = Statement(
        "transfer_by_key",
        """
        SELECT \(TransferRow.columns) FROM ledger.transfer t
        WHERE t.user_id = $1 AND t.idempotency_key = $2
        """,
        row: TransferRow.read)

    /// `nil` if there is no such transfer or the client is not party to it: nobody learns which.
    package static func run(
        _ id: TransferID, seenBy user: UserID, in pool: ConnectionPool
    ) async throws -> Transfer? {
        try await pool.query(byID(.user(user), .uuid(id.bits))).first
    }

    /// What the client's key has led to so far; `nil` while the books know nothing of it.
    package static func run(
        _ key: IdempotencyKey, of user: UserID, in pool: ConnectionPool
    ) async throws -> Transfer? {
        try await pool.query(byKey(.user(user), .text(key.text))).first
    }
}
