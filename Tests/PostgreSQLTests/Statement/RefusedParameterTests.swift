import PostgreSQL
import Testing

/// Parameters that must not be sent. Each leaves the connection as it was.
@Suite struct RefusedParameterTests {
    static let text = Statement("text", "SELECT $1::text, $2::bigint") { row throws(PostgreSQLError) in
        _ = try row.text()
        return try row.bigint()
    }
    static let texts = Statement("texts", "SELECT cardinality($1::text[])::bigint") {
        row throws(PostgreSQLError) in
        try row.bigint()
    }
    static let moment = Statement("moment", "SELECT $1::timestamptz") { row throws(PostgreSQLError) in
        try row.timestamptz()
    }
    static let bytes = Statement("bytes", "SELECT length($1::bytea)::bigint") { row throws(PostgreSQLError) in
        try row.bigint()
    }

    static let refused: [(BoundStatement<Int64>, position: Int)] = [
        (text(.text("a\0b"), .bigint(1)), 1),
        (text(.text("a"), .text("1")), 2),
        (text(.text("a")), 2),
        (text(.text("a"), .bigint(1), .bigint(2)), 3),
        (texts(.texts(["a", "\0"])), 1),
        (texts(.texts(["a", nil, "\0"])), 1),
        (texts(.bigints([1])), 1),
        (moment(.timestamptz(microsecondsSince1970: .min)), 1),
        // Both are eight bytes, so the server could not tell.
        (moment(.bigint(0)), 1),
        (bytes(.bytea([UInt8](repeating: 0, count: 64 << 20))), 1),
    ]

    @Test("A parameter that cannot be sent is refused with its position, and nothing is sent")
    func refusedBeforeSending() async throws {
        try await withPool([Self.text, Self.texts, Self.moment, Self.bytes]) { pool, _ in
            let backend = try await pool.query(Common.backend())
            for (bound, position) in Self.refused {
                let error = try await failure { try await pool.query(bound) }
                #expect(error.reason == .invalidParameter && error.outcome == .nothingDone)
                #expect(error.position == position && error.statement == bound.name)
                let second = try await failure { try await pool.pipeline(Common.echo(.bigint(1)), bound) }
                #expect(second.reason == .invalidParameter)
            }
            #expect(try await pool.query(Common.backend()) == backend, "the connection lives on")
        }
    }

    @Test("A large parameter just below the limit is sent")
    func largest() async throws {
        try await withPool([Self.bytes], configure: { $0.statementDeadline = .seconds(60) }) { pool, _ in
            let bytes = [UInt8](repeating: 7, count: (64 << 20) - 1)
            let count = try await pool.query(Self.bytes(.bytea(bytes)))
            #expect(count == [Int64(bytes.count)])
        }
    }

    @Test("A statement that was not prepared is refused, and one with a prepared name but other SQL")
    func unknownStatement() async throws {
        try await withPool { pool, _ in
            let unknown = try await failure { try await pool.query(Statement("unknown", "SELECT 1")()) }
            #expect(unknown.reason == .statementNotPrepared && unknown.statement == "unknown")
            let impostor = Statement(Common.echo.name, "SELECT $1::bigint + 1")
            let error = try await failure { try await pool.query(impostor(.bigint(1))) }
            #expect(error.reason == .statementNotPrepared)
        }
    }
}
