package import Ledger
package import Logging
package import PostgreSQL
import Synchronization

/// Posts transfers, many in one database transaction: each caller waits for a durable commit, but they share
/// one.
///
/// A single writer takes whatever waits, decides it in the order of arrival, writes it set-based and commits;
/// while one batch commits the next one gathers. Every instance of the service has its own engine; they meet
/// in the database.
package final class PostingEngine: Sendable {
    private typealias Reply = CheckedContinuation<[PostingResult], Never>
    /// Is told what became of each submission of a batch, right after its callers were; must not block.
    package typealias Witness = @Sendable ([[PostingResult]]) -> Void

    private let limits: PostingLimits
    private let posting: BatchPosting
    private let witness: Witness
    private let queue: Mutex<PostingQueue<Reply>>
    /// Tells the writer that something waits or that the queue was closed; one signal stands for many.
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
        queue = Mutex(PostingQueue(transfersMax: limits.queueMax))
        (wakeUps, wakeWriter) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Waits until the outcome of every transfer of the submission is durable.
    ///
    /// One that was decided is answered even if the caller is cancelled meanwhile.
    package func submit(_ submission: Submission) async -> [PostingResult] {
        await withCheckedContinuation { (reply: Reply) in
            let entry = PostingQueue<Reply>.Waiting(submission: submission, since: .now, reply: reply)
            if queue.withLock({ $0.enqueue(entry) }) {
                wakeWriter.yield()
            } else {
                Self.turnAway(entry)
            }
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

    private func write() async {
        var pace = PostingPace(limits: limits)
        for await _ in wakeUps {
            while true {
                // Lets requests that have arrived come this far: under load, fewer and larger batches.
                await Task.yield()
                let batch = queue.withLock { $0.take(transfersMax: limits.batchMax) }
                if batch.isEmpty { break }
                let start = ContinuousClock.now
                let answers = await posting.post(batch.map(\.submission))
                pace.record(
                    transfers: batch.reduce(0) { $0 + $1.submission.requests.count }, took: .now - start)
                queue.withLock { $0.transfersMax = pace.capacity }
                for (entry, answer) in zip(batch, answers) { entry.reply.resume(returning: answer) }
                witness(answers)
            }
            if queue.withLock({ $0.isFinished }) { return }
        }
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
    }

    private static func turnAway(_ entry: PostingQueue<Reply>.Waiting) {
        entry.reply.resume(returning: entry.submission.requests.map { _ in .failure(.overloaded) })
    }
}
