import PostgreSQL
import Testing

/// Rows that are not as their reader expects.
@Suite struct RowReaderTests {
    typealias Reading = @Sendable (inout RowReader) throws(PostgreSQLError) -> Void

    struct Case: Sendable {
        let sql: String
        let position: Int
        let read: Reading
    }

    static let cases = [
        Case(sql: "1::integer", position: 1) { row throws(PostgreSQLError) in _ = try row.bigint() },
        Case(sql: "1::bigint", position: 1) { row throws(PostgreSQLError) in _ = try row.timestamptz() },
        Case(sql: "1::bigint", position: 1) { row throws(PostgreSQLError) in _ = try row.text() },
        Case(sql: "'a'::text", position: 1) { row throws(PostgreSQLError) in _ = try row.bytea() },
        Case(sql: "1::numeric", position: 1) { row throws(PostgreSQLError) in _ = try row.bigintOrNull() },
        Case(sql: "NULL::bigint", position: 1) { row throws(PostgreSQLError) in _ = try row.bigint() },
        Case(sql: "NULL::text", position: 1) { row throws(PostgreSQLError) in _ = try row.text() },
        Case(sql: "NULL::bytea", position: 1) { row throws(PostgreSQLError) in _ = try row.bytea() },
        Case(sql: "NULL::bigint[]", position: 1) { row throws(PostgreSQLError) in _ = try row.bigints() },
        Case(sql: "ARRAY[1, NULL]::bigint[]", position: 1) { row throws(PostgreSQLError) in
            _ = try row.bigints()
        },
        Case(sql: "ARRAY[[1, 2]]::bigint[]", position: 1) { row throws(PostgreSQLError) in
            _ = try row.bigints()
        },
        Case(sql: "ARRAY[1]::integer[]", position: 1) { row throws(PostgreSQLError) in _ = try row.bigints()
        },
        Case(sql: "'infinity'::timestamptz", position: 1) { row throws(PostgreSQLError) in
            _ = try row.timestamptz()
        },
        Case(sql: "'-infinity'::timestamptz", position: 1) { row throws(PostgreSQLError) in
            _ = try row.timestamptz()
        },
        Case(sql: "1::bigint", position: 2) { row throws(PostgreSQLError) in
            _ = try row.bigint()
            _ = try row.bigint()
        },
        Case(sql: "1::bigint, 2::bigint", position: 2) { row throws(PostgreSQLError) in _ = try row.bigint()
        },
        Case(sql: "1::bigint, 2::bigint, true", position: 2) { row throws(PostgreSQLError) in
            _ = try row.bigint()
            _ = try row.bool()
        },
    ]

    @Test("A column of another type, a NULL, a missing and a surplus column are refused with their position")
    func refused() async throws {
        let statements = Self.cases.enumerated().map { index, example in
            Statement("case\(index)", "SELECT \(example.sql)", row: example.read)
        }
        try await withPool(statements) { pool, _ in
            let backend = try await pool.query(Common.backend())
            for (statement, example) in zip(statements, Self.cases) {
                let error = try await failure { try await pool.query(statement()) }
                #expect(error.reason == .unexpectedColumn, "\(example.sql)")
                #expect(
                    error.position == example.position && error.statement == statement.name, "\(example.sql)")
                // The server has committed it by then.
                #expect(error.outcome == .unknown)
            }
            #expect(try await pool.query(Common.backend()) == backend, "the connection lives on")
        }
    }

    @Test("Textual types, enumerations and domains are read as what they are made of")
    func relatives() async throws {
        let schema = """
            CREATE TYPE mood AS ENUM ('good', 'bad');
            CREATE DOMAIN cents AS bigint CHECK (VALUE > 0);
            CREATE TABLE relative (v varchar, b bpchar, n name, j json, m mood, c cents);
            """
        let insert = Statement("insert", "INSERT INTO relative VALUES ($1, $2, $3, $4, $5, $6)")
        let select = Statement("select", "SELECT v, b, n, j, m, c FROM relative") {
            row throws(PostgreSQLError) in
            var texts: [String] = []
            for _ in 0..<5 { texts.append(try row.text()) }
            return (texts, try row.bigint())
        }
        try await withPool([insert, select], schema: schema) { pool, _ in
            try await pool.execute(
                insert(.text("a"), .text("b"), .text("c"), .text("{}"), .text("bad"), .bigint(5)))
            let rows = try await pool.query(select())
            #expect(rows[0].0 == ["a", "b", "c", "{}", "bad"] && rows[0].1 == 5)
            let error = try await failure {
                try await pool.execute(
                    insert(.text("a"), .text("b"), .text("c"), .text("{}"), .text("bad"), .bigint(0)))
            }
            #expect(error.sqlState == .checkViolation)
        }
    }

    @Test("A result of as many rows as allowed is read, one row more is refused")
    func rowsMax() async throws {
        let series = Statement("series", "SELECT generate_series(1, $1::bigint)") {
            row throws(PostgreSQLError) in
            try row.bigint()
        }
        try await withPool([series], configure: { $0.connection.rowsMax = 100 }) { pool, _ in
            #expect(try await pool.query(series(.bigint(100))).count == 100)
            let error = try await failure { try await pool.query(series(.bigint(101))) }
            #expect(error.reason == .tooManyRows && error.outcome == .unknown && error.statement == "series")
            let inTransaction = try await failure {
                try await pool.transaction { try $0.query(series(.bigint(101))).count }
            }
            #expect(inTransaction.reason == .tooManyRows && inTransaction.outcome == .nothingDone)
        }
    }
}
