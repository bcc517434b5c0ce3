import Glibc
import Ledger
import LedgerStore
import Logging
import PostgreSQL

/// The posting engine without HTTP, JSON and sessions: what transfers cost in the books alone.
///
/// `PostingBench URL FIRST COUNT TASKS BATCH SECONDS` has that many tasks hand in submissions of `BATCH`
/// transfers, one after the other, between the clients `FIRST ..< FIRST + COUNT`, and prints one line of
/// JSON.
@main
struct PostingBench {
    static func main() async throws {
        guard let plan = Plan(CommandLine.arguments.dropFirst()) else {
            print("usage: PostingBench URL FIRST COUNT TASKS BATCH SECONDS")
            exit(2)
        }
        let logger = Logger(label: "bench")
        let pool = ConnectionPool(
            PoolConfiguration(connection: ConnectionConfiguration(url: plan.url)),
            statements: LedgerStatements.all, logger: logger)
        let engine = try PostingEngine(pool: pool, stamps: StampClock(now: SystemClock.now), logger: logger)
        let begin = ContinuousClock.now
        let transfers = try await withThrowingTaskGroup(of: Int?.self) { group in
            group.addTask {
                await engine.run()
                return nil
            }
            for _ in 0..<plan.tasks {
                group.addTask { try await Self.post(plan, to: engine, until: begin + plan.duration) }
            }
            var transfers = 0
            var tasksLeft = plan.tasks
            while tasksLeft > 0, case .some(.some(let posted)) = try await group.next() {
                transfers += posted
                tasksLeft -= 1
            }
            engine.close()
            return transfers
        }
        let seconds = (ContinuousClock.now - begin) / .seconds(1)
        await pool.close(deadline: .seconds(2))
        print("{\"transfers\":\(transfers),\"seconds\":\(seconds)}")
    }

    /// How many transfers one task has posted; each is completed, or the bench fails.
    private static func post(
        _ plan: Plan, to engine: PostingEngine, until end: ContinuousClock.Instant
    ) async throws -> Int {
        var payments = Payments(plan)
        var transfers = 0
        while ContinuousClock.now < end {
            let results = await engine.submit(payments.next())
            for result in results {
                guard case .success(.decided(let transfer)) = result, transfer.refusal == nil else {
                    throw Refused(result: result)
                }
            }
            transfers += results.count
        }
        return transfers
    }

    struct Refused: Error {
        let result: PostingResult
    }
}
