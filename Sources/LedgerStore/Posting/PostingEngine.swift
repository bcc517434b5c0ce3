package import Ledger
package import Logging
package import PostgreSQL
import Synchronization

/// Posts transfers, many in one database transaction: each caller waits for a durable commit, but they share
/// one.
///
/// A lane takes whatever waits, decides it in the order of arrival, writes it set-based and commits;
/// meanwhile the next batch gathers, and is posted on another lane as soon as it is large enough, or the
/// first is late. `PostingQueue` sees to it that the two have no client in common. Every instance of the
/// service has its own engine; they meet in the database.
package final class PostingEngine: Sendable {
    private typealias Reply = CheckedContinuation<[PostingResult], Never>
    private typealias Sleeper = CheckedContinuation<Void, Never>
    /// Is told what became of each submission of a batch, right after its callers were; must not block.
    package typealias Witness = @Sendable ([[PostingResult]]) -> Void

    private struct State {
        var queue: PostingQueue<Reply>
        var sleepers = LaneSleepers<Sleeper>()

        /// Whether a lane has something to do: to post a batch, or to end.
        var hasWork: Bool { queue.isBatchDue || queue.isFinished }

        /// The lane to wake for what there is to do.
        mutating func laneToWake() -> Sleeper? { hasWork ? sleepers.wakeOne() : nil }
    }

    private let limits: PostingLimits
    private let lanes: [PostingLane]
    private let witness: Witness
    private let state: Mutex<State>
    private let pace: Mutex<PostingPace>

    /// Throws `connectFailed` when the system gives no threads.
    ///
    /// - Parameter callers: how submissions with a caller's proof are checked; without it nobody's holds.
    package init(
        pool: ConnectionPool, limits: PostingLimits = PostingLimits(), stamps: StampClock,
        callers: CallerChecks? = nil, logger: Logger, witness: @escaping Witness = { _ in }
    ) throws(PostgreSQLError) {
        self.limits = limits
        self.witness = witness
        let memory = SharedPostingMemory()
        lanes = try (0..<limits.batchesMax).map { number throws(PostgreSQLError) in
            try PostingLane(number, limits: limits, logger: logger, beside: pool) { pool in
                PostingDesk(pool: pool, stamps: stamps, callers: callers, memory: memory)
            }
        }
        state = Mutex(
            State(
                queue: PostingQueue(
                    transfersMax: limits.queueMax, batchesMax: limits.batchesMax, besideMin: limits.besideMin)
            ))
        pace = Mutex(PostingPace(limits: limits))
    }

    /// Waits until the outcome of every transfer of the submission is durable.
    ///
    /// One that was decided is answered even if the caller is cancelled meanwhile.
    package func submit(_ submission: Submission) async -> [PostingResult] {
        await withCheckedContinuation { (reply: Reply) in
            let entry = PostingQueue<Reply>.Waiting(submission: submission, since: .now, reply: reply)
            let (isTaken, lane) = state.withLock { ($0.queue.enqueue(entry), $0.laneToWake()) }
            if !isTaken { Self.turnAway(entry) }
            lane?.resume()
        }
    }

    /// Serves until `close`; then what still waits is posted and it returns. A cancelled one returns as soon
    /// as it can, and whoever waits is told that nothing was done.
    package func run() async {
        await withTaskGroup { group in
            group.addTask { await self.watchTime() }
            await self.serveLanes()
            group.cancelAll()
        }
        close()
        turnAway(waitingSince: .now)
        for lane in lanes { await lane.close() }
    }

    /// Takes nothing in any more.
    package func close() {
        let lane = state.withLock { state in
            state.queue.close()
            return state.laneToWake()
        }
        lane?.resume()
    }

    /// The connections on which transfers are posted, beside those of the pool.
    package var connections: PoolStatistics { lanes.reduce(PoolStatistics()) { $0 + $1.connections } }

    /// Whether so many more transfers may wait now.
    package func hasRoom(for transfers: Int) -> Bool { state.withLock { $0.queue.hasRoom(for: transfers) } }

    /// Transfers that wait for a lane now.
    package var transfersWaiting: Int { state.withLock { $0.queue.transfersWaiting } }

    /// Returns when nothing waits any more after `close`, and what was under way is over.
    private func serveLanes() async {
        await withDiscardingTaskGroup { group in
            for lane in lanes {
                group.addTask(executorPreference: lane.executor) { await self.serve(lane) }
            }
        }
    }

    private func serve(_ lane: PostingLane) async {
        await lane.open()
        while !Task.isCancelled {
            let (batch, isFinished, next) = state.withLock { state in
                state.sleepers.looked(lane.number)
                let batch = state.queue.take(transfersMax: limits.batchMax, at: .now)
                return (batch, state.queue.isFinished, state.laneToWake())
            }
            next?.resume()
            if let batch {
                await post(batch, on: lane)
            } else if isFinished {
                return
            } else {
                await sleep(lane)
            }
        }
    }

    /// Until a batch may be due for the lane, the queue is finished, or the task is cancelled.
    private func sleep(_ lane: PostingLane) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { (sleeper: Sleeper) in
                let mayNot = state.withLock { state in
                    if state.hasWork || Task.isCancelled { return true }
                    state.sleepers.fellAsleep(lane.number, sleeper)
                    return false
                }
                if mayNot { sleeper.resume() }
            }
        } onCancel: {
            state.withLock { $0.sleepers.wake(lane.number) }?.resume()
        }
    }

    private func post(_ batch: PostingQueue<Reply>.Batch, on lane: PostingLane) async {
        let start = ContinuousClock.now
        let answers = await lane.posting.post(batch.submissions)
        let capacity = pace.withLock { pace in
            pace.record(transfers: batch.transfers, from: start, until: .now)
            return pace.capacity
        }
        state.withLock { state in
            state.queue.transfersMax = capacity
            state.queue.finish(batch)
        }
        for (entry, answer) in zip(batch.entries, answers) { entry.reply.resume(returning: answer) }
        witness(answers)
    }

    /// Lets others pass by a batch that is late, and turns away who has waited too long.
    private func watchTime() async {
        while !Task.isCancelled {
            let now = ContinuousClock.now
            state.withLock { $0.queue.markLate(takenBy: now - limits.batchPatience) }
            // Wakes a lane if there is something to do.
            turnAway(waitingSince: now - limits.queueTimeout)
            // Cancellation ends the sleep, and with it the loop.
            try? await Task.sleep(for: .milliseconds(100))
        }
    }

    private func turnAway(waitingSince moment: ContinuousClock.Instant) {
        let (entries, lane) = state.withLock { ($0.queue.expire(waitingSince: moment), $0.laneToWake()) }
        for entry in entries { Self.turnAway(entry) }
        lane?.resume()
    }

    private static func turnAway(_ entry: PostingQueue<Reply>.Waiting) {
        entry.reply.resume(returning: entry.submission.requests.map { _ in .failure(.overloaded) })
    }
}
