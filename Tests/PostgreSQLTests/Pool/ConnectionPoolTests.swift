import PostgreSQL
import TestSupport
import Testing

/// The pool with real connections.
@Suite struct ConnectionPoolTests {
    @Test("A caller who finds all connections busy waits, and is refused when none becomes free in time")
    func exhausted() async throws {
        try await withPool(configure: {
            $0.connectionsMax = 1
            $0.leaseTimeout = .milliseconds(100)
            $0.connection.lockTimeout = .seconds(30)
            $0.connection.statementDeadline = .seconds(30)
        }) { pool, overseer in
            // Opening may take longer than anyone waits here, but goes on.
            _ = try await poll("a connection") { () async -> Bool? in
                do { try await pool.ping() } catch { return nil }
                return true
            }
            try await overseer.hold()
            async let busy = pool.execute(Common.waitForLock())
            try await overseer.waitUntilBlocked()
            let error = try await failure { try await pool.query(Common.echo(.bigint(1))) }
            #expect(error.reason == .leaseTimedOut && error.outcome == .nothingDone)
            let impatient = try await failure {
                try await pool.query(Common.echo(.bigint(1)), deadline: .milliseconds(10))
            }
            #expect(impatient.reason == .deadlineExceeded && impatient.outcome == .nothingDone)
            try await overseer.release()
            _ = try await busy
            #expect(try await pool.query(Common.echo(.bigint(1))) == [1])
        }
    }

    @Test("A caller beyond the limit of waiters is refused at once")
    func overloaded() async throws {
        try await withPool(configure: {
            $0.connectionsMax = 1
            $0.waitersMax = 1
            $0.connection.lockTimeout = .seconds(30)
            $0.connection.statementDeadline = .seconds(30)
        }) { pool, overseer in
            try await overseer.hold()
            async let busy = pool.execute(Common.waitForLock())
            try await overseer.waitUntilBlocked()
            async let waiting = pool.query(Common.echo(.bigint(2)))
            try await waitFor("a waiter") { pool.statistics.waiting == 1 }
            let error = try await failure { try await pool.query(Common.echo(.bigint(1))) }
            #expect(error.reason == .overloaded && error.outcome == .nothingDone)
            try await overseer.release()
            _ = try await busy
            #expect(try await waiting == [2])
        }
    }

    @Test("A task that is cancelled while it waits for a connection leaves the queue")
    func cancelledWhileWaiting() async throws {
        try await withPool(configure: {
            $0.connectionsMax = 1
            $0.connection.lockTimeout = .seconds(30)
            $0.connection.statementDeadline = .seconds(30)
        }) { pool, overseer in
            try await overseer.hold()
            async let busy = pool.execute(Common.waitForLock())
            try await overseer.waitUntilBlocked()
            let error = try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try await pool.query(Common.echo(.bigint(1))) }
                try await waitFor("a waiter") { pool.statistics.waiting == 1 }
                group.cancelAll()
                return try await failure { try await group.waitForAll() }
            }
            #expect(error.reason == .cancelled && error.outcome == .nothingDone)
            #expect(pool.statistics.waiting == 0)
            try await overseer.release()
            _ = try await busy
        }
    }

    @Test("Many callers share few connections, and all get their own answers")
    func shared() async throws {
        try await withPool(configure: { $0.connectionsMax = 3 }) { pool, overseer in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in Int64(0)..<500 {
                    group.addTask {
                        let answers = try await pool.transaction { transaction in
                            let (first, second) = try transaction.pipeline(
                                Common.echo(.bigint(number)), Common.echo(.bigint(-number)))
                            return first.rows + second.rows
                        }
                        #expect(answers == [number, -number])
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await overseer.backends().count == pool.statistics.open && pool.statistics.open <= 3)
        }
    }

    @Test("Closing lets work under way finish and refuses new work")
    func closing() async throws {
        try await withPool(
            Common.Item.all, schema: Common.Item.schema,
            configure: {
                $0.connection.lockTimeout = .seconds(30)
                $0.connection.statementDeadline = .seconds(30)
            }
        ) { pool, overseer in
            try await overseer.hold()
            async let busy = pool.execute(Common.Item.inserting(7))
            try await overseer.waitUntilBlocked()
            await pool.close(deadline: .milliseconds(10))  // the deadline passes: it does not wait for ever
            async let closed: Void = pool.close(deadline: .seconds(30))
            let error = try await failure { try await pool.query(Common.echo(.bigint(1))) }
            #expect(error.reason == .poolClosed && error.outcome == .nothingDone)
            try await overseer.release()
            #expect(try await busy == 1)
            await closed
            #expect(pool.statistics == PoolStatistics())
        }
    }

    @Test("A surplus connection is closed once it is too old")
    func surplus() async throws {
        try await withPool(configure: { $0.idleLifetime = .milliseconds(1) }) { pool, overseer in
            try await overseer.hold()
            async let first = pool.execute(Common.waitForLock())
            async let second = pool.execute(Common.waitForLock())
            try await waitFor("two blocked") {
                try await overseer.backends(where: "wait_event_type = 'Lock'").count == 2
            }
            try await overseer.release()
            _ = try await (first, second)
            try await waitFor("one connection left") {
                try await pool.ping()
                return pool.statistics.open == 1
            }
        }
    }
}
