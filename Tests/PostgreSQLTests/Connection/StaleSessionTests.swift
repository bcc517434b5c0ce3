import PostgreSQL
import Testing

/// Sessions that have outlived what they were prepared for.
@Suite struct StaleSessionTests {
    static let notes = Statement("notes", "SELECT note FROM item") { row throws(PostgreSQLError) in
        try row.text()
    }

    @Test(
        "A statement whose rows have changed their type fails once, then on a new connection is prepared anew"
    )
    func changedType() async throws {
        try await withPool(Common.Item.all + [Self.notes], schema: Common.Item.schema) { pool, overseer in
            try await pool.execute(Common.Item.inserting(1, "a"))
            _ = try await pool.query(Self.notes())
            try await overseer.connection.script("ALTER TABLE item ALTER note TYPE varchar(10)")
            let error = try await failure { try await pool.query(Self.notes()) }
            #expect(error.sqlState == .featureNotSupported && error.outcome == .nothingDone)
            #expect(pool.statistics.open == 0)
            #expect(try await pool.query(Self.notes()) == ["a"])
        }
    }

    private static func alterDatabase(_ change: String) -> String {
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I \(change)', current_database()); END $$"
    }

    @Test("A session that cannot write is replaced")
    func readOnly() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            try await overseer.connection.script(Self.alterDatabase("SET default_transaction_read_only = on"))
            let error = try await failure { try await pool.execute(Common.Item.inserting(1)) }
            #expect(error.sqlState == .readOnlyTransaction)
            #expect(pool.statistics.open == 0)
            try await overseer.connection.script(Self.alterDatabase("RESET default_transaction_read_only"))
            #expect(try await pool.execute(Common.Item.inserting(1)) == 1)
        }
    }
}
