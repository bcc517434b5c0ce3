package import Ledger
package import PostgreSQL

/// Deletes quotes that nobody used, a week after they expired. Those that a transfer was priced by stay.
///
/// Any instance may run it at any time, two at once as well; once an hour is enough.
package struct PurgeQuotes: Sendable {
    /// For whoever asks what an old quote said. Expired for so long, a quote can no longer become a used one,
    /// however far the clocks of two instances are apart.
    package static let keptSeconds: Int64 = 7 * 24 * 3600

    /// `$1` until which expiry, `$2` how many to look at. Each quote is looked at once: the purge remembers
    /// how far it came, else it would look at every used one again and again, more each hour.
    static let purge = Statement(
        "purge_quotes",
        """
        WITH examined AS (
            SELECT q.user_id, q.quote_id, q.expires_at
            FROM ledger.quote q
            WHERE q.expires_at > (SELECT purged_before FROM ledger.quote_purge WHERE user_id = 0)
              AND q.expires_at <= $1
            ORDER BY q.expires_at FETCH FIRST ($2::bigint) ROWS WITH TIES
        ), deleted AS (
            DELETE FROM ledger.quote q USING examined e
            WHERE q.user_id = e.user_id AND q.quote_id = e.quote_id
              AND NOT EXISTS (SELECT FROM ledger.transfer t
                              WHERE t.user_id = e.user_id AND t.quote_id = e.quote_id AND t.refusal IS NULL)
            RETURNING q.quote_id
        ), moved AS (
            UPDATE ledger.quote_purge p
            SET purged_before = greatest(p.purged_before, (SELECT max(expires_at) FROM examined))
            WHERE p.user_id = 0 AND EXISTS (SELECT FROM examined)
        )
        SELECT (SELECT count(*) FROM examined), (SELECT count(*) FROM deleted)
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) -> Batch in
        Batch(examined: try row.bigint(), deleted: try row.bigint())
    }

    struct Batch: Sendable {
        let examined: Int64
        let deleted: Int64
    }

    private let pool: ConnectionPool
    private let now: @Sendable () -> Timestamp
    private let rowsAtOnce: Int64

    package init(pool: ConnectionPool, now: @escaping @Sendable () -> Timestamp) {
        self.init(pool: pool, now: now, rowsAtOnce: 1000)
    }

    /// Each statement looks at `rowsAtOnce`, so that none holds its locks for long.
    init(pool: ConnectionPool, now: @escaping @Sendable () -> Timestamp, rowsAtOnce: Int64) {
        self.pool = pool
        self.now = now
        self.rowsAtOnce = rowsAtOnce
    }

    /// Deletes until nothing is left to look at, or until the task is cancelled; returns how many it deleted.
    package func run() async throws -> Int64 {
        let end = now().adding(seconds: -Self.keptSeconds)
        var deleted: Int64 = 0
        while true {
            try Task.checkCancellation()
            let batches = try await pool.query(Self.purge(.timestamp(end), .bigint(rowsAtOnce)))
            deleted += batches.reduce(0) { $0 + $1.deleted }
            guard batches.contains(where: { $0.examined >= rowsAtOnce }) else { return deleted }
        }
    }
}
