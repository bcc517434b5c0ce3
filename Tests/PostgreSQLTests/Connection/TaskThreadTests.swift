import Glibc
import PostgreSQL
import TestSupport
import Testing

@Suite("A thread for connections and tasks")
struct TaskThreadTests {
    @Test("runs a task and its transactions, also on the connection that follows one that was lost")
    func oneThread() async throws {
        try await withPool { shared, overseer in
            let pool = try shared.single()
            try await withTaskExecutorPreference(pool.thread) {
                let here = pthread_self()
                for _ in 0..<2 {
                    let (there, backend) = try await pool.transaction { transaction in
                        (pthread_self(), try transaction.query(Common.backend())[0])
                    }
                    #expect(there == here)
                    try await overseer.terminate(backend)
                    #expect(pthread_self() == here)
                }
            }
            #expect(shared.statistics.open == 0, "it is apart from the pool beside which it was made")
            await pool.close(deadline: .seconds(5))
            #expect(pool.statistics.open == 0)
        }
    }

    @Test("carries tasks of which each waits for another one")
    func suspensions() async throws {
        try await withPool { shared, _ in
            let pool = try shared.single()
            let numbers = try await withThrowingTaskGroup(of: Int64.self) { group in
                for number in Int64(1)...20 {
                    group.addTask(executorPreference: pool.thread) {
                        let echo = try await pool.query(Common.echo(.bigint(number)))[0]
                        await Task.yield()
                        return echo
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(numbers.sorted() == Array(1...20))
            await pool.close(deadline: .seconds(5))
        }
    }
}
