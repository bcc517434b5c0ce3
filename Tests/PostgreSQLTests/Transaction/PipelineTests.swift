import PostgreSQL
import Testing

@Suite struct PipelineTests {
    @Test("A pipeline's statements run in order, each with its own kind of rows, in one transaction")
    func inOrder() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, _ in
            let (echo, first, second, count, backend) = try await pool.pipeline(
                Common.echo(.bigint(5)), Common.Item.inserting(1), Common.Item.inserting(2),
                Common.Item.count(),
                Common.backend())
            #expect(echo.rows == [5] && echo.affected == 1)
            #expect(first.rows.isEmpty && first.affected == 1 && second.affected == 1)
            #expect(count.rows == [2] && backend.rows.count == 1)
        }
    }

    @Test(
        "An error in the middle of a pipeline undoes all of it and names its statement"
    )
    func errorInTheMiddle() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            let backend = try await pool.query(Common.backend())
            let error = try await failure {
                try await pool.pipeline(
                    Common.Item.inserting(1), Common.divide(.bigint(0)), Common.Item.inserting(2, "forbidden")
                )
            }
            #expect(error.reason == .server(.divisionByZero) && error.statement == "test.divide")
            #expect(error.outcome == .nothingDone)
            #expect(try await overseer.count("item") == 0)
            #expect(try await pool.query(Common.backend()) == backend)
        }
    }

    @Test("The first of several errors is thrown, with what the server said about it")
    func firstError() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            let error = try await failure {
                try await pool.pipeline(Common.Item.inserting(1, "forbidden"), Common.divide(.bigint(0)))
            }
            #expect(error.sqlState == .checkViolation && error.constraint == "item_note_check")
            #expect(error.table == "item" && error.statement == "item.insert")
            #expect(error.underlyingMessage?.contains("forbidden") == true)
            #expect(!"\(error)".contains("forbidden"), "no values in what may be logged")
            #expect(try await overseer.count("item") == 0)
        }
    }

    @Test("An error of the implicit commit at the end of a pipeline is an error of the pipeline")
    func errorOfTheImplicitCommit() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            let backend = try await pool.query(Common.backend())
            for _ in 0..<3 {
                let error = try await failure {
                    try await pool.pipeline(
                        Common.Item.inserting(1), Common.Item.inserting(-1), Common.Item.count())
                }
                #expect(error.sqlState == .checkViolation && error.constraint == "item_id_check")
                #expect(error.outcome == .nothingDone)
                let single = try await failure { try await pool.execute(Common.Item.inserting(-1)) }
                #expect(single.sqlState == .checkViolation && single.outcome == .nothingDone)
            }
            #expect(try await overseer.count("item") == 0)
            #expect(try await pool.query(Common.backend()) == backend, "the connection lives on")
        }
    }

    @Test("Megabytes in both directions at once do not block each other")
    func largePipeline() async throws {
        let repeated = Statement("repeated", "SELECT $1::text || repeat('x', 4000000)") {
            row throws(PostgreSQLError) in
            try row.text().utf8.count
        }
        try await withPool([repeated], configure: { $0.statementDeadline = .seconds(60) }) { pool, _ in
            let text = String(repeating: "y", count: 4_000_000)
            let bound = repeated(.text(text))
            let (a, b, c, d) = try await pool.pipeline(bound, bound, bound, bound)
            #expect(
                [a.rows, b.rows, c.rows, d.rows] == [[8_000_000], [8_000_000], [8_000_000], [8_000_000]])
        }
    }

    @Test("A warning while the server commits makes the outcome unknown and costs the connection")
    func warningOfTheImplicitCommit() async throws {
        let schema = """
            CREATE TABLE warned (id bigint);
            CREATE FUNCTION warn() RETURNS trigger LANGUAGE plpgsql
                AS $$ BEGIN RAISE WARNING 'hm'; RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER warn AFTER INSERT ON warned DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION warn();
            """
        let insert = Statement("insert", "INSERT INTO warned VALUES (1)")
        let warning = Statement("warning", "DO $$ BEGIN RAISE WARNING 'early'; END $$")
        try await withPool([insert, warning], schema: schema) { pool, _ in
            _ = try await pool.pipeline(warning(), Common.echo(.bigint(1)))  // not about the commit
            let error = try await failure { try await pool.execute(insert()) }
            #expect(error.reason == .commitUnconfirmed && error.outcome == .unknown)
            #expect(pool.statistics.open == 0)
            let inTransaction = try await failure {
                try await pool.transaction { transaction in
                    try transaction.execute(warning())
                    try transaction.execute(insert())
                }
            }
            #expect(inTransaction.reason == .commitUnconfirmed && inTransaction.outcome == .unknown)
        }
    }
}
