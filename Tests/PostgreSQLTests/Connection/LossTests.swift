import PostgreSQL
import TestSupport
import Testing

/// Connections that the server ends.
@Suite struct LossTests {
    @Test(
        "An idle connection whose backend was killed is replaced before anything is sent"
    )
    func killedWhileIdle() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            func killed() async throws -> Int32 {
                let backend = try await pool.query(Common.backend())[0]
                try await overseer.terminate(backend)
                return backend
            }
            var dead = try await killed()
            #expect(try await pool.query(Common.backend()) != [dead])
            dead = try await killed()
            let (backend, _) = try await pool.pipeline(Common.backend(), Common.Item.inserting(1))
            #expect(backend.rows != [dead])
            dead = try await killed()
            #expect(try await pool.transaction { try $0.execute(Common.Item.inserting(2)) } == 1)
            dead = try await killed()
            try await pool.ping()
            #expect(pool.statistics == PoolStatistics(open: 1, idle: 1))
        }
    }

    @Test("All idle connections may die at once: each caller gets a new one")
    func allKilled() async throws {
        try await withPool { pool, overseer in
            try await overseer.hold()
            try await withThrowingTaskGroup { group in
                for _ in 0..<5 { group.addTask { _ = try await pool.execute(Common.waitForLock()) } }
                _ = try await poll("five blocked") {
                    try await overseer.backends(where: "wait_event_type = 'Lock'").count == 5 ? 1 : nil
                }
                try await overseer.release()
                try await group.waitForAll()
            }
            for backend in try await overseer.backends() { try await overseer.terminate(backend) }
            try await withThrowingTaskGroup { group in
                for number in Int64(0)..<20 {
                    group.addTask {
                        let back = try await pool.query(Common.echo(.bigint(number)))
                        #expect(back == [number])
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test(
        "A backend killed within a statement: nothing is done in a transaction, else it is unknown"
    )
    func killedAtWork() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            try await overseer.hold()
            async let inTransaction = failure {
                try await pool.transaction { transaction in
                    try transaction.execute(Common.Item.inserting(1))
                    try transaction.execute(Common.waitForLock())
                }
            }
            try await overseer.terminate(try await overseer.waitUntilBlocked())
            let error = try await inTransaction
            #expect(error.reason == .connectionLost && error.outcome == .nothingDone)
            #expect(error.sqlState == .adminShutdown)

            async let alone = failure {
                try await pool.pipeline(Common.Item.inserting(2), Common.waitForLock())
            }
            try await overseer.terminate(try await overseer.waitUntilBlocked())
            let unknown = try await alone
            #expect(unknown.reason == .connectionLost && unknown.outcome == .unknown)
            #expect(pool.statistics.open == 0)
            #expect(try await pool.query(Common.echo(.bigint(1))) == [1], "the pool recovers")
            #expect(try await overseer.count("item") == 0)
        }
    }

    @Test(
        "A backend killed between a transaction's statements: nothing is done, also when the closure goes on")
    func killedBetweenStatements() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            let error = try await failure {
                try await pool.transaction { transaction in
                    try transaction.execute(Common.Item.inserting(1))
                    do {
                        _ = try transaction.script("SELECT pg_terminate_backend(pg_backend_pid())")
                    } catch let error as PostgreSQLError where error.reason == .connectionLost {
                        return  // as if it did not matter
                    }
                }
            }
            #expect(error.reason == .connectionLost && error.outcome == .nothingDone)
            #expect(try await overseer.count("item") == 0)
        }
    }
}
