import Ledger
import PostgreSQL

extension APIKeys {
    static let statements: [any PreparedStatement] = [
        lockOwner, insertKey, findKeys, touchKeys, listKeys, revokeKey, deleteOver,
    ]

    /// Who makes keys for one user together waits here, so that their number is counted right.
    static let lockOwner = Statement(
        "identity.api_key.lock_owner",
        """
        SELECT FROM identity.user WHERE user_id = $1 FOR NO KEY UPDATE
        """)

    /// No row when the user has $9 keys already.
    static let insertKey = Statement(
        "identity.api_key.insert",
        """
        INSERT INTO identity.api_key (user_id, key_id, token_hash, name, may_read, may_transfer, created_at,
                                      expires_at)
        SELECT $1::bigint, $2::uuid, $3::bytea, $4::text, $5::boolean, $6::boolean, $7::timestamptz,
               $8::timestamptz
        WHERE (SELECT count(*) FROM identity.api_key WHERE user_id = $1 AND revoked_at IS NULL) < $9
        """)

    /// What every request with a key needs: one row a token, by a unique key. Whether it is live is decided
    /// by `APIKey.state(at:)`.
    static let findKeys = Statement(
        "identity.api_key.find",
        """
        SELECT asked.number, k.key_id, k.user_id, k.name, k.may_read, k.may_transfer, k.created_at,
               k.expires_at, k.last_used_at, k.revoked_at
        FROM unnest($1::bigint[], $2::bytea[]) WITH ORDINALITY AS asked (user_id, token_hash, number)
        JOIN identity.api_key k ON k.user_id = asked.user_id AND k.token_hash = asked.token_hash
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) in
        FoundAPIKey(number: try row.bigint(), key: try readKey(&row))
    }

    /// Of many requests at once, one writes; SKIP LOCKED, so that the others do not wait for it.
    static let touchKeys = Statement(
        "identity.api_key.touch",
        """
        UPDATE identity.api_key SET last_used_at = $3
        WHERE (user_id, key_id) IN (
            SELECT k.user_id, k.key_id
            FROM unnest($1::bigint[], $2::uuid[]) AS due (user_id, key_id)
            JOIN identity.api_key k ON k.user_id = due.user_id AND k.key_id = due.key_id
            WHERE k.revoked_at IS NULL AND (k.last_used_at IS NULL OR k.last_used_at <= $4)
            FOR NO KEY UPDATE OF k SKIP LOCKED)
        """)

    static let listKeys = Statement(
        "identity.api_key.list",
        """
        SELECT key_id, user_id, name, may_read, may_transfer, created_at, expires_at, last_used_at, revoked_at
        FROM identity.api_key
        WHERE user_id = $1 AND revoked_at IS NULL
        ORDER BY key_id DESC LIMIT $2
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) in try readKey(&row) }

    static let revokeKey = Statement(
        "identity.api_key.revoke",
        """
        UPDATE identity.api_key SET revoked_at = $3
        WHERE user_id = $1 AND key_id = $2 AND revoked_at IS NULL
        """)

    /// SKIP LOCKED, so that two instances at it share the work.
    static let deleteOver = Statement(
        "identity.api_key.delete_over",
        """
        DELETE FROM identity.api_key WHERE (user_id, key_id) IN (
            SELECT user_id, key_id FROM identity.api_key
            WHERE (revoked_at IS NOT NULL OR expires_at IS NOT NULL) AND least(revoked_at, expires_at) < $1
            ORDER BY least(revoked_at, expires_at) LIMIT $2 FOR UPDATE SKIP LOCKED)
        """)

    private static func readKey(_ row: inout RowReader) throws(PostgreSQLError) -> APIKey {
        let (id, userID) = (APIKeyID(bits: try row.uuid()), try row.userID())
        let name = APIKeyName(stored: try row.text())
        var scopes: Set<APIKeyScope> = []
        if try row.bool() { scopes.insert(.read) }
        if try row.bool() { scopes.insert(.transfer) }
        return APIKey(
            id: id, userID: userID, name: name, scopes: scopes, createdAt: try row.moment(),
            expiresAt: try row.momentOrNull(), lastUsedAt: try row.momentOrNull(),
            revokedAt: try row.momentOrNull())
    }
}

/// A key, and the place of the token in the question that it answers, counted from 1.
struct FoundAPIKey: Sendable {
    let number: Int64
    let key: APIKey
}
