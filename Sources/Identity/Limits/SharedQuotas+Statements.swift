import Ledger
import PostgreSQL

extension SharedQuotas {
    static let statements: [any PreparedStatement] = [spend, fullAt, giveBack, deleteFull]

    /// One row when there was a unit ($4 microseconds bring it back), none when all ($5) is used. The same
    /// rule as `QuotaUse.spend`.
    static let spend = Statement(
        "identity.quota_use.spend",
        """
        INSERT INTO identity.quota_use AS known (subject, policy, full_at)
        VALUES ($1, $2, $3::timestamptz + $4::bigint * interval '1 microsecond')
        ON CONFLICT (subject) DO UPDATE
        SET full_at = greatest(known.full_at, $3) + $4::bigint * interval '1 microsecond'
        WHERE greatest(known.full_at, $3) + $4::bigint * interval '1 microsecond'
              <= $3::timestamptz + $5::bigint * interval '1 microsecond'
        RETURNING full_at
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) in try row.moment() }

    static let fullAt = Statement(
        "identity.quota_use.full_at",
        """
        SELECT full_at FROM identity.quota_use WHERE subject = $1
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) in try row.moment() }

    static let giveBack = Statement(
        "identity.quota_use.give_back",
        """
        UPDATE identity.quota_use SET full_at = full_at - $2::bigint * interval '1 microsecond'
        WHERE subject = $1
        """)

    /// FOR UPDATE, since a unit may be used meanwhile; SKIP LOCKED, so that two instances share the work.
    static let deleteFull = Statement(
        "identity.quota_use.delete_full",
        """
        DELETE FROM identity.quota_use
        WHERE subject IN (
            SELECT subject FROM identity.quota_use WHERE full_at <= $1
            ORDER BY full_at LIMIT $2 FOR UPDATE SKIP LOCKED)
        """)
}
