import PostgreSQL
import TestSupport
import Testing

@Suite struct TimeLimitTests {
    @Test("A statement that exceeds the usual time is cancelled by the server, and the connection lives on")
    func statementTimeout() async throws {
        try await withPool(configure: { $0.statementDeadline = .milliseconds(500) }) { pool, _ in
            let backend = try await pool.query(Common.backend())
            let error = try await failure { try await pool.execute(Common.sleep()) }
            #expect(error.reason == .server(.queryCanceled) && error.outcome == .nothingDone)
            #expect(try await pool.query(Common.backend()) == backend)
        }
    }

    @Test("A caller's deadline gives up the connection and leaves no statement behind in the server")
    func deadline() async throws {
        try await withPool { pool, overseer in
            try await pool.ping()
            let error = try await failure {
                try await pool.execute(Common.sleep(), deadline: .seconds(1))
            }
            #expect(error.reason == .deadlineExceeded && error.outcome == .unknown)
            #expect(pool.statistics.open == 0)
            try await overseer.waitUntilQuiet()
            try await pool.ping()
            let inTransaction = try await failure {
                try await pool.transaction(deadline: .seconds(1)) { try $0.execute(Common.sleep()) }
            }
            #expect(inTransaction.reason == .deadlineExceeded && inTransaction.outcome == .nothingDone)
            try await overseer.waitUntilQuiet()
        }
    }

    @Test("A deadline beyond the usual time holds in the server as well, for that work only")
    func longDeadline() async throws {
        let nap = Statement("nap", "SELECT pg_sleep(0.7)")
        let limit = Statement("limit", "SELECT current_setting('statement_timeout')") {
            row throws(PostgreSQLError) in
            try row.text()
        }
        try await withPool([nap, limit], configure: { $0.statementDeadline = .milliseconds(500) }) {
            pool, _ in
            _ = try await pool.query(nap(), deadline: .patience)
            _ = try await pool.pipeline(nap(), nap(), deadline: .patience)
            try await pool.transaction(deadline: .patience) { transaction in
                _ = try transaction.query(nap())
                _ = try transaction.query(nap())
            }
            try await pool.transaction(isolation: .snapshotReadOnly) { transaction in
                let limits = try transaction.query(limit())
                #expect(limits == ["0"])
            }
            #expect(try await pool.query(limit()) == ["500ms"])
        }
    }

    @Test("A wait for a lock ends by the server's lock time-out")
    func lockTimeout() async throws {
        try await withPool(configure: { $0.connection.lockTimeout = .milliseconds(50) }) { pool, overseer in
            try await overseer.hold()
            let error = try await failure { try await pool.execute(Common.waitForLock()) }
            #expect(error.sqlState == .lockNotAvailable && error.outcome == .nothingDone)
            #expect(pool.statistics.idle == 1)
        }
    }

    @Test("The server ends a transaction that its client leaves alone, with nothing done")
    func idleInTransaction() async throws {
        try await withPool(
            Common.Item.all, schema: Common.Item.schema,
            configure: { $0.connection.idleInTransactionTimeout = .milliseconds(50) }
        ) { pool, overseer in
            let error = try await failure {
                try await pool.transaction { transaction in
                    try transaction.execute(Common.Item.inserting(1))
                    let end = ContinuousClock.now + .milliseconds(400)
                    while ContinuousClock.now < end {}
                    try transaction.execute(Common.Item.inserting(2))
                }
            }
            #expect(error.reason == .connectionLost && error.sqlState == .idleInTransactionTimeout)
            #expect(error.outcome == .nothingDone)
            #expect(try await overseer.count("item") == 0)
        }
    }

    @Test("The session is set up as asked")
    func session() async throws {
        let settings = Statement(
            "settings",
            """
            SELECT array[current_setting('plan_cache_mode'), current_setting('timezone'),
                current_setting('client_encoding'), current_setting('statement_timeout'),
                current_setting('lock_timeout'), current_setting('idle_in_transaction_session_timeout'),
                current_setting('application_name'), current_setting('work_mem')]
            """
        ) { row throws(PostgreSQLError) in try row.texts() }
        try await withPool([settings], configure: { $0.connection.url += "&options=-c%20work_mem%3D7MB" }) {
            pool, _ in
            let back = try await pool.query(settings())
            #expect(
                back == [["force_generic_plan", "UTC", "UTF8", "5s", "2s", "10s", "easybilling-test", "7MB"]])
        }
    }
}
