package import Ledger
package import Logging
package import PostgreSQL
import Synchronization

/// Posts transfers, many in one database transaction: each caller waits for a durable commit, but they share
/// one.
///
/// A single writer takes whatever waits, decides it in the order of arrival, writes it set-based and commits;
/// meanwhile the next batch gathers, and is posted beside it as soon as it is as large. `PostingQueue` sees
/// to it that the two have no client in common. Every instance of the service has its own engine; they meet
/// in the database.
package final class PostingEngine: Sendable {
    private typealias Reply = CheckedContinuation<[PostingResult], Never>
    /// Is told what became of each submission of a batch, right after its callers were; must not block.
    package typealias Witness = @Sendable ([[PostingResult]]) -> Void

    private let limits: PostingLimits
    private let posting: BatchPosting
    private let witness: Witness
    private let queue: Mutex<PostingQueue<Reply>>
    private let pace: Mutex<PostingPace>
    /// Tells the writer that a batch may be due or that the queue was closed; one signal stands for many.
    private let wakeUps: AsyncStream<Void>
    private let wakeWriter: AsyncStream<Void>.Continuation

    /// - Parameter callers: how submissions with a caller's proof are checked; without it nobody's holds.
    package init(
        pool: ConnectionPool, limits: PostingLimits = PostingLimits(), stamps: StampClock,
        callers: CallerChecks? = nil, logger: Logger, witness: @escaping Witness = { _ in }
    ) {
        self.limits = limits
        self.witness = witness
        let desk = PostingDesk(pool: pool, stamps: stamps, callers: callers)
        posting = BatchPosting(limits: limits, logger: logger) { batch, underLock in
            await desk.post(batch, underLock: underLock)
        }
        queue = Mutex(PostingQueue(transfersMax: limits.queueMax, batchesMax: limits.batchesMax))
        pace = Mutex(PostingPace(limits: limits))
        (wakeUps, wakeWriter) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Waits until the outcome of every transfer of the submission is durable.
    ///
    /// One that was decided is answered even if the caller is cancelled meanwhile.
    package func submit(_ submission: Submission) async -> [PostingResult] {
        await withCheckedContinuation { (reply: Reply) in
            let entry = PostingQueue<Reply>.Waiting(submission: submission, since: .now, reply: reply)
            let (isTaken, isBatchDue) = queue.withLock { ($0.enqueue(entry), $0.isBatchDue) }
            if !isTaken { Self.turnAway(entry) }
            if isBatchDue { wakeWriter.yield() }
        }
    }

    /// Serves until `close`; then what still waits is posted and it returns. A cancelled one returns as soon
    /// as it can, and whoever waits is told that nothing was done.
    package func run() async {
        await withTaskGroup { group in
            group.addTask { await self.expireLongWaits() }
            await self.write()
            group.cancelAll()
        }
        close()
        turnAway(waitingSince: .now)
    }

    /// Takes nothing in any more.
    package func close() {
        queue.withLock { $0.close() }
        wakeWriter.yield()
    }

    /// Whether so many more transfers may wait now.
    package func hasRoom(for transfers: Int) -> Bool { queue.withLock { $0.hasRoom(for: transfers) } }

    /// Transfers that wait for the writer now.
    package var transfersWaiting: Int { queue.withLock { $0.transfersWaiting } }

    /// Returns when nothing waits any more after `close`, and what was under way is over.
    private func write() async {
        await withDiscardingTaskGroup { batches in
            for await _ in wakeUps {
                // Lets requests that have arrived come this far: under load, fewer and larger batches.
                await Task.yield()
                while let batch = queue.withLock({ $0.take(transfersMax: limits.batchMax) }) {
                    batches.addTask { await self.post(batch) }
                }
                if queue.withLock({ $0.isFinished }) { return }
            }
        }
    }

    private func post(_ batch: PostingQueue<Reply>.Batch) async {
        let start = ContinuousClock.now
        let answers = await posting.post(batch.submissions)
        let capacity = pace.withLock { pace in
            pace.record(transfers: batch.transfers, from: start, until: .now)
            return pace.capacity
        }
        queue.withLock { queue in
            queue.transfersMax = capacity
            queue.finish(batch)
        }
        // Whoever was held back may be ready now.
        wakeWriter.yield()
        for (entry, answer) in zip(batch.entries, answers) { entry.reply.resume(returning: answer) }
        witness(answers)
    }

    private func expireLongWaits() async {
        while !Task.isCancelled {
            turnAway(waitingSince: .now - limits.queueTimeout)
            // Cancellation ends the sleep, and with it the loop.
            try? await Task.sleep(for: .milliseconds(100))
        }
    }

    private func turnAway(waitingSince moment: ContinuousClock.Instant) {
        let entries = queue.withLock { $0.expire(waitingSince: moment) }
        for entry in entries { Self.turnAway(entry) }
        // Whoever was held back behind them may be ready now.
        if !entries.isEmpty { wakeWriter.yield() }
    }

    private static func turnAway(_ entry: PostingQueue<Reply>.Waiting) {
        entry.reply.resume(returning: entry.submission.requests.map { _ in .failure(.overloaded) })
    }
}
