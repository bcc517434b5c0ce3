import PostgreSQL
import TestSupport
import Testing

/// What becomes of a transaction whose COMMIT is on its way. The table's trigger holds the server within
/// COMMIT until the overseer releases its lock.
@Suite struct CommitTests {
    @Test("A backend that dies within COMMIT leaves the outcome unknown")
    func killed() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            try await overseer.hold()
            async let outcome = failure {
                try await pool.transaction { try $0.execute(Common.Item.inserting(7)) }
            }
            try await overseer.terminate(try await overseer.waitUntilBlocked())
            let error = try await outcome
            #expect(error.reason == .connectionLost && error.outcome == .unknown)
            #expect(error.sqlState == .adminShutdown)
            #expect(pool.statistics.open == 0, "the connection is not used again")
        }
    }

    @Test("A deadline that passes within COMMIT leaves the outcome unknown, and the COMMIT is not cancelled")
    func deadline() async throws {
        try await withPool(
            Common.Item.all, schema: Common.Item.schema,
            configure: {
                $0.connection.lockTimeout = .seconds(30)
                // So that the server does not look whether its client is still there either.
                $0.connection.url += "&options=-c%20client_connection_check_interval%3D0"
            }
        ) { pool, overseer in
            try await pool.ping()
            try await overseer.hold()
            let error = try await failure {
                try await pool.transaction(deadline: .seconds(1)) {
                    try $0.execute(Common.Item.inserting(7))
                }
            }
            #expect(error.reason == .deadlineExceeded && error.outcome == .unknown)
            #expect(pool.statistics.open == 0)
            try await overseer.waitUntilBlocked()
            try await overseer.release()
            try await waitFor("the row") { try await overseer.count("item") == 1 }
        }
    }

    @Test("A task that is cancelled within COMMIT still gets the true answer")
    func cancelled() async throws {
        try await withPool(
            Common.Item.all, schema: Common.Item.schema,
            configure: { $0.connection.lockTimeout = .seconds(30) }
        ) { pool, overseer in
            try await overseer.hold()
            try await withThrowingTaskGroup(of: Int.self) { group in
                group.addTask { try await pool.transaction { try $0.execute(Common.Item.inserting(7)) } }
                try await overseer.waitUntilBlocked()
                group.cancelAll()
                try await overseer.release()
                #expect(try await group.next() == 1)
            }
            #expect(try await overseer.count("item") == 1)
            #expect(pool.statistics.idle == 1)
        }
    }

    @Test("A task that is cancelled before COMMIT is sent commits nothing")
    func cancelledBefore() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            let error = try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await pool.transaction { transaction in
                        try transaction.execute(Common.Item.inserting(1))
                        withUnsafeCurrentTask { $0?.cancel() }
                    }
                }
                return try await failure { try await group.waitForAll() }
            }
            #expect(error.reason == .cancelled && error.outcome == .nothingDone)
            #expect(pool.statistics.idle == 1, "rolled back, the connection lives on")
            #expect(try await overseer.count("item") == 0)
        }
    }

    @Test("A deadline that passes before COMMIT is sent commits nothing")
    func deadlineBefore() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            try await pool.ping()
            let error = try await failure {
                try await pool.transaction(deadline: .seconds(1)) { transaction in
                    try transaction.execute(Common.Item.inserting(1))
                    let end = ContinuousClock.now + .milliseconds(1_001)
                    while ContinuousClock.now < end {}
                }
            }
            #expect(error.reason == .deadlineExceeded && error.outcome == .nothingDone)
            #expect(pool.statistics.idle == 1)
            #expect(try await overseer.count("item") == 0)
        }
    }
}
