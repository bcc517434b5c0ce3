import Ledger
import PostgreSQL

extension LogInThrottle {
    static let statements: [any PreparedStatement] = [
        countAttempt, blockedUntil, forget, takeBack, deleteForgotten,
    ]

    /// One row when the attempt was counted, none when a pause is running. $4 holds the pause after each
    /// attempt in microseconds; the count stops at its length.
    static let countAttempt = Statement(
        "identity.login_throttle.count",
        """
        INSERT INTO identity.login_throttle AS known (subject, kind, attempts, last_attempt_at, blocked_until)
        VALUES ($1, $2, 1, $3, $3::timestamptz + ($4::bigint[])[1] * interval '1 microsecond')
        ON CONFLICT (subject) DO UPDATE SET
            attempts = CASE WHEN known.last_attempt_at < $5 THEN 1
                            ELSE least(known.attempts + 1, cardinality($4)) END,
            last_attempt_at = $3,
            blocked_until = $3::timestamptz + interval '1 microsecond'
                * ($4::bigint[])[CASE WHEN known.last_attempt_at < $5 THEN 1
                                      ELSE least(known.attempts + 1, cardinality($4)) END]
        WHERE known.blocked_until <= $3
        RETURNING attempts
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) in try row.integer() }

    static let blockedUntil = Statement(
        "identity.login_throttle.blocked_until",
        """
        SELECT blocked_until FROM identity.login_throttle WHERE subject = $1
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) in try row.moment() }

    static let forget = Statement(
        "identity.login_throttle.forget",
        """
        DELETE FROM identity.login_throttle WHERE subject = $1
        """)

    static let takeBack = Statement(
        "identity.login_throttle.take_back",
        """
        UPDATE identity.login_throttle
        SET attempts = greatest(attempts - 1, 0), blocked_until = least(blocked_until, $2)
        WHERE subject = $1
        """)

    /// FOR UPDATE, since a row may be counted up meanwhile; SKIP LOCKED, so that two instances share the
    /// work.
    static let deleteForgotten = Statement(
        "identity.login_throttle.delete_forgotten",
        """
        DELETE FROM identity.login_throttle
        WHERE subject IN (
            SELECT subject FROM identity.login_throttle
            WHERE last_attempt_at < $1 AND blocked_until < $1
            ORDER BY last_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED)
        """)
}
