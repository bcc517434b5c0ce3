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

    /// - Parameters:
    ///   - shared: whose database it is.
    ///   - desk: makes what posts on a connection of the pool.
    init(
        _ number: Int, limits: PostingLimits, logger: Logger, beside shared: ConnectionPool,
        desk: (ConnectionPool) -> PostingDesk
    ) {
        self.number = number
        do throws(PostgreSQLError) {
            pool = try shared.single()
        } catch {
            logger.error("A posting lane has no thread of its own", metadata: ["error": "\(error)"])
            pool = shared
        }
        let desk = desk(pool)
        posting = BatchPosting(limits: limits, logger: logger) { batch, underLock in
            await desk.post(batch, underLock: underLock)
        }
    }

    /// Where its task runs; `nil`: wherever there is room.
    var executor: (any TaskExecutor)? { pool.thread }

    /// Opens its own connection, so that the first transfer need not wait for that. If there is no database
    /// yet, the first batch tries again.
    func open() async {
        if isAlone { try? await pool.ping() }
    }

    /// Its own connection, if it has one and that is open.
    var connections: PoolStatistics { isAlone ? pool.statistics : PoolStatistics() }

    /// Ends its own connection.
    func close() async {
        if isAlone { await pool.close(deadline: .seconds(5)) }
    }

    private var isAlone: Bool { pool.thread != nil }
}
