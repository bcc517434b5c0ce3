import Logging
import PostgreSQL

/// One of the engine's ways to the database: a connection of its own, and the thread on which it is used.
///
/// All of a batch is done there, from taking it to answering: each change of thread would cost more than what
/// it takes to decide a transfer.
struct PostingLane: Sendable {
    let number: Int
    let posting: BatchPosting
    private let pool: ConnectionPool

    /// Opens nothing yet. Throws `connectFailed` when the system gives no thread.
    ///
    /// - Parameters:
    ///   - shared: whose database it is.
    ///   - desk: makes what posts on a connection of the pool.
    init(
        _ number: Int, limits: PostingLimits, logger: Logger, beside shared: ConnectionPool,
        desk: (ConnectionPool) -> PostingDesk
    ) throws(PostgreSQLError) {
        self.number = number
        pool = try shared.single()
        let desk = desk(pool)
        posting = BatchPosting(limits: limits, logger: logger) { batch, underLock in
            await desk.post(batch, underLock: underLock)
        }
    }

    /// Where its task runs.
    var executor: (any TaskExecutor)? { pool.thread }

    /// Opens its connection, so that the first transfer need not wait for that. If there is no database yet,
    /// the first batch tries again.
    func open() async { try? await pool.ping() }

    /// Its connection, if that is open.
    var connections: PoolStatistics { pool.statistics }

    /// Ends its connection.
    func close() async { await pool.close(deadline: .seconds(5)) }
}
