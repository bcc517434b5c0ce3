import PostgreSQL
import Testing

/// A transaction whose last statements and COMMIT travel together.
@Suite struct CommitWithStatementsTests {
    @Test("Statements sent with COMMIT are done with what came before them, and their rows are read")
    func together() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            let (count, inserted) = try await pool.transaction { transaction in
                try transaction.execute(Common.Item.inserting(1))
                let (inserted, counted) = try transaction.commit(
                    after: Common.Item.inserting(2), Common.Item.count())
                return (counted.rows[0], inserted.affected)
            }
            #expect(count == 2 && inserted == 1)
            let alone = try await pool.transaction { try $0.commit(after: Common.Item.inserting(3)).affected }
            #expect(alone == 1, "BEGIN may travel with them, too")
            #expect(try await overseer.count("item") == 3)
            #expect(pool.statistics.idle == 1)
        }
    }

    @Test("A statement that is refused keeps COMMIT from being run: nothing is done, and that is known")
    func refused() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            let error = try await failure {
                try await pool.transaction { transaction in
                    try transaction.execute(Common.Item.inserting(1))
                    _ = try transaction.commit(
                        after: Common.Item.inserting(2), Common.Item.inserting(3, "forbidden"))
                }
            }
            #expect(error.sqlState == .checkViolation && error.outcome == .nothingDone)
            #expect(pool.statistics.idle == 1, "rolled back, the connection lives on")
            #expect(try await overseer.count("item") == 0)
        }
    }

    @Test("A constraint that COMMIT itself violates: nothing is done, and that is known")
    func deferred() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            let error = try await failure {
                try await pool.transaction { _ = try $0.commit(after: Common.Item.inserting(-1)) }
            }
            #expect(error.constraint == "item_id_check" && error.outcome == .nothingDone)
            #expect(pool.statistics.idle == 1)
            #expect(try await overseer.count("item") == 0)
        }
    }

    @Test("A backend that dies within COMMIT leaves the outcome unknown")
    func killed() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            try await overseer.hold()
            async let outcome = failure {
                try await pool.transaction { _ = try $0.commit(after: Common.Item.inserting(7)) }
            }
            try await overseer.terminate(try await overseer.waitUntilBlocked())
            let error = try await outcome
            #expect(error.reason == .connectionLost && error.outcome == .unknown)
            #expect(pool.statistics.open == 0, "the connection is not used again")
        }
    }

    @Test("An error that the closure throws afterwards cannot take the commit back")
    func afterwards() async throws {
        struct Late: Error {}
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            await #expect(throws: Late.self) {
                try await pool.transaction { transaction in
                    _ = try transaction.commit(after: Common.Item.inserting(1))
                    throw Late()
                }
            }
            let count = try await overseer.count("item")
            #expect(count == 1)
            #expect(pool.statistics.idle == 1)
        }
    }
}
