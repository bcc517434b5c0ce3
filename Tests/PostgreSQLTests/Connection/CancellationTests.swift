import PostgreSQL
import TestSupport
import Testing

@Suite struct CancellationTests {
    @Test("Cancelling a task ends its statement at once and leaves nothing behind in the server")
    func whileWaiting() async throws {
        try await withPool { pool, overseer in
            async let outcome = withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try await pool.execute(Common.sleep()) }
                _ = try await poll("sleeper") {
                    try await overseer.backends(where: "wait_event = 'PgSleep'").first
                }
                group.cancelAll()
                return try await failure { try await group.waitForAll() }
            }
            let error = try await outcome
            #expect(error.reason == .cancelled && error.outcome == .unknown)
            #expect(pool.statistics.open == 0)
            try await overseer.waitUntilQuiet()
        }
    }

    @Test("Cancelling a task within a transaction's statement does nothing")
    func withinTransaction() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            try await overseer.hold()
            let error = try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await pool.transaction { transaction in
                        try transaction.execute(Common.Item.inserting(1))
                        try transaction.execute(Common.waitForLock())
                    }
                }
                try await overseer.waitUntilBlocked()
                group.cancelAll()
                return try await failure { try await group.waitForAll() }
            }
            #expect(error.reason == .cancelled && error.outcome == .nothingDone)
            try await overseer.waitUntilQuiet()
            #expect(try await overseer.count("item") == 0)
        }
    }

    @Test("A task that is cancelled before it begins sends nothing and costs no connection")
    func beforehand() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            try await pool.ping()
            let errors = await withTaskGroup(of: PostgreSQLError?.self) { group in
                group.cancelAll()
                group.addTask {
                    do throws(PostgreSQLError) {
                        try await pool.execute(Common.Item.inserting(1))
                        return nil
                    } catch {
                        return error
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(errors.map(\.?.reason) == [.cancelled] && errors.map(\.?.outcome) == [.nothingDone])
            #expect(pool.statistics.idle == 1)
            #expect(try await overseer.count("item") == 0)
        }
    }

    @Test("Tasks that are cancelled at any moment leave every connection in order and nothing half done")
    func atRandom() async throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededRandom(seed: seed)
        try await withPool(Common.Item.all, schema: Common.Item.schema, configure: { $0.connectionsMax = 3 })
        {
            pool, overseer in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<300 {
                    let patience = Duration.microseconds(Int.random(in: 0...3000, using: &random))
                    group.addTask {
                        try await Self.insertPair(number, pool, patience)
                    }
                    if number % 10 == 9 { try await group.waitForAll() }
                }
                try await group.waitForAll()
            }
            try await overseer.waitUntilQuiet()
            #expect(pool.statistics.leased == 0 && pool.statistics.waiting == 0, "seed \(seed)")
            let halves = Statement("halves", "SELECT count(*) FROM item GROUP BY id / 2 HAVING count(*) <> 2")
            {
                row throws(PostgreSQLError) in try row.bigint()
            }
            #expect(try await overseer.connection.query(halves()) == [], "seed \(seed)")
        }
    }

    /// Inserts two rows in a transaction that is cancelled when its patience ends.
    private static func insertPair(_ number: Int, _ pool: ConnectionPool, _ patience: Duration) async throws {
        let first = Int64(2 * number + 100)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    try await pool.transaction { transaction in
                        try transaction.execute(Common.Item.inserting(first))
                        try transaction.execute(Common.Item.inserting(first + 1))
                    }
                } catch let error as PostgreSQLError where error.reason == .cancelled {
                    #expect(error.outcome == .nothingDone)
                }
            }
            try await Task.sleep(for: patience)
            group.cancelAll()
            try await group.waitForAll()
        }
    }
}
