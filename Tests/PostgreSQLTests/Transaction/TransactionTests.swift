import PostgreSQL
import Testing

@Suite struct TransactionTests {
    struct Refusal: Error, Equatable {}

    @Test("What a transaction's closure did is there when it returns, and its value is returned")
    func commits() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            let count = try await pool.transaction { transaction in
                let changed = try transaction.execute(Common.Item.inserting(1))
                let (second, count) = try transaction.pipeline(Common.Item.inserting(2), Common.Item.count())
                return changed + second.affected + Int(count.rows[0])
            }
            #expect(count == 4)
            #expect(try await overseer.count("item") == 2)
        }
    }

    @Test("A closure that throws undoes everything, and its own error comes out")
    func rollsBack() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            let backend = try await pool.query(Common.backend())
            await #expect(throws: Refusal()) {
                try await pool.transaction { transaction in
                    try transaction.execute(Common.Item.inserting(1))
                    throw Refusal()
                }
            }
            let error = try await failure {
                try await pool.transaction { transaction in
                    try transaction.execute(Common.Item.inserting(1))
                    try transaction.execute(Common.Item.inserting(1))
                }
            }
            #expect(error.sqlState == .uniqueViolation && error.constraint == "item_pkey")
            #expect(error.outcome == .nothingDone && error.table == "item")
            #expect(try await overseer.count("item") == 0)
            #expect(try await pool.query(Common.backend()) == backend, "the connection lives on")
        }
    }

    @Test("A closure that asks nothing of the database begins no transaction")
    func untouched() async throws {
        try await withPool { pool, _ in
            #expect(try await pool.transaction { _ in 5 } == 5)
            await #expect(throws: Refusal()) { try await pool.transaction { _ in throw Refusal() } }
            // A parameter that is refused before the first statement was sent.
            let error = try await failure {
                try await pool.transaction { try $0.query(Common.echo(.text("1"))) }
            }
            #expect(error.reason == .invalidParameter)
            let swallowed = try await pool.transaction { transaction in
                do { _ = try transaction.query(Common.echo(.text("1"))) } catch { return 6 }
                return 7
            }
            #expect(swallowed == 6)
            #expect(try await pool.query(Common.echo(.bigint(1))) == [1])
        }
    }

    @Test("A swallowed error of a statement makes the transaction fail at its end, with nothing done")
    func swallowedError() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            let backend = try await pool.query(Common.backend())
            let error = try await failure {
                try await pool.transaction { transaction in
                    try transaction.execute(Common.Item.inserting(1))
                    do {
                        _ = try transaction.query(Common.divide(.bigint(0)))
                    } catch SQLState.divisionByZero {
                        // as if it did not matter
                    }
                }
            }
            #expect(error.reason == .transactionAborted && error.outcome == .nothingDone)
            let refused = try await failure {
                try await pool.transaction { transaction in
                    do {
                        _ = try transaction.query(Common.divide(.bigint(0)))
                    } catch SQLState.divisionByZero {
                        _ = try transaction.query(Common.echo(.bigint(1)))
                    }
                }
            }
            #expect(refused.sqlState == .inFailedTransaction)
            #expect(try await overseer.count("item") == 0)
            #expect(try await pool.query(Common.backend()) == backend, "the connection lives on")
        }
    }

    @Test("A deferred constraint that fails at COMMIT is an error with nothing done")
    func deferredConstraint() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            let backend = try await pool.query(Common.backend())
            let error = try await failure {
                try await pool.transaction { try $0.execute(Common.Item.inserting(-1)) }
            }
            #expect(error.reason == .server(.checkViolation) && error.outcome == .nothingDone)
            #expect(error.constraint == "item_id_check")
            #expect(try await overseer.count("item") == 0)
            #expect(try await pool.query(Common.backend()) == backend, "the connection lives on")
        }
    }

    @Test("A transaction that a statement ends behind the client's back has an unknown outcome")
    func endedByStatement() async throws {
        let commit = Statement("commit", "COMMIT")
        try await withPool(Common.Item.all + [commit], schema: Common.Item.schema) { pool, overseer in
            let error = try await failure {
                try await pool.transaction { transaction in
                    try transaction.execute(Common.Item.inserting(1))
                    try transaction.execute(commit())
                }
            }
            #expect(error.reason == .commitUnconfirmed && error.outcome == .unknown)
            #expect(pool.statistics.open == 0)
            let followed = try await failure {
                try await pool.transaction { transaction in
                    try transaction.execute(Common.Item.inserting(2))
                    try transaction.execute(commit())
                    try transaction.execute(Common.Item.inserting(3))
                }
            }
            #expect(followed.reason == .protocolViolated && followed.outcome == .unknown)
            #expect(try await overseer.count("item") == 2, "the third was not sent")
        }
    }

    @Test("A transaction is read committed and writes whatever the session's defaults are")
    func isolation() async throws {
        let settings = Statement(
            "settings",
            "SELECT array[current_setting('transaction_isolation'), current_setting('transaction_read_only')]"
        ) { row throws(PostgreSQLError) in try row.texts() }
        let defaults =
            "&options=-c%20default_transaction_isolation%3Dserializable"
            + "%20-c%20default_transaction_read_only%3Don"
        try await withPool([settings], configure: { $0.connection.url += defaults }) { pool, _ in
            #expect(try await pool.query(settings()) == [["serializable", "on"]])
            #expect(try await pool.transaction { try $0.query(settings()) } == [["read committed", "off"]])
            let snapshot = try await pool.transaction(isolation: .snapshotReadOnly) {
                try $0.query(settings())
            }
            #expect(snapshot == [["repeatable read", "on"]])
        }
    }

    @Test("A snapshot sees nothing of what is committed meanwhile and cannot write")
    func snapshot() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            try await pool.execute(Common.Item.inserting(1))
            try await overseer.hold()
            // Two transactions wait in their middle for the lock; meanwhile a row is added.
            async let snapshot = pool.transaction(isolation: .snapshotReadOnly) { transaction in
                let (before, _) = try transaction.pipeline(Common.Item.count(), Common.waitForLock())
                return [before.rows[0], try transaction.query(Common.Item.count())[0]]
            }
            try await overseer.waitUntilBlocked()
            try await pool.execute(Common.Item.inserting(2))
            try await overseer.release()
            #expect(try await snapshot == [1, 1])
            let error = try await failure {
                try await pool.transaction(isolation: .snapshotReadOnly) {
                    try $0.execute(Common.Item.inserting(3))
                }
            }
            #expect(error.sqlState == .readOnlyTransaction)
        }
    }
}
