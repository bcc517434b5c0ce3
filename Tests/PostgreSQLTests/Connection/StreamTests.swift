import PostgreSQL
import Synchronization
import Testing

@Suite struct StreamTests {
    struct Enough: Error {}

    static let series = Statement("series", "SELECT generate_series(1, $1::bigint)") {
        row throws(PostgreSQLError) in
        try row.bigint()
    }
    static let failing = Statement("failing", "SELECT 1000 / (1000 - generate_series(1, 2000::bigint))") {
        row throws(PostgreSQLError) in try row.bigint()
    }

    @Test("Rows are lent one by one, far more than a result may have, and the transaction goes on afterwards")
    func manyRows() async throws {
        try await withPool([Self.series], configure: { $0.connection.rowsMax = 10 }) { pool, _ in
            let (sum, after) = try await pool.transaction(isolation: .snapshotReadOnly) { transaction in
                var sum: Int64 = 0
                try transaction.forEach(Self.series(.bigint(200_000))) { sum += $0 }
                return (sum, try transaction.query(Common.echo(.bigint(1))))
            }
            #expect(sum == 20_000_100_000 && after == [1])
            #expect(pool.statistics.idle == 1)
        }
    }

    @Test("A stream without rows ends at once")
    func noRows() async throws {
        try await withPool([Self.series]) { pool, _ in
            let count = try await pool.transaction { transaction in
                var count = 0
                try transaction.forEach(Self.series(.bigint(0))) { _ in count += 1 }
                return count
            }
            #expect(count == 0)
        }
    }

    @Test("An error of the server in the middle of a stream comes after the rows before it")
    func serverError() async throws {
        try await withPool([Self.failing]) { pool, _ in
            let seen = Mutex(0)
            let error = try await failure {
                try await pool.transaction { transaction in
                    try transaction.forEach(Self.failing()) { _ in seen.withLock { $0 += 1 } }
                }
            }
            #expect(error.sqlState == .divisionByZero && error.statement == "failing")
            #expect(seen.withLock { $0 } == 999)
            #expect(pool.statistics.idle == 1, "rolled back, the connection lives on")
        }
    }

    @Test("A closure that has enough ends the stream and the connection, and leaves nothing behind")
    func enough() async throws {
        try await withPool([Self.series]) { pool, overseer in
            await #expect(throws: Enough.self) {
                try await pool.transaction { transaction in
                    try transaction.forEach(Self.series(.bigint(100_000_000))) {
                        if $0 == 3 { throw Enough() }
                    }
                }
            }
            #expect(pool.statistics.open == 0)
            try await overseer.waitUntilQuiet()
        }
    }

    @Test("A row that cannot be read ends the stream")
    func unreadable() async throws {
        let texts = Statement("texts", "SELECT 'a'::text FROM generate_series(1, 10)") {
            row throws(PostgreSQLError) in
            try row.bigint()
        }
        try await withPool([texts]) { pool, _ in
            let error = try await failure {
                try await pool.transaction { try $0.forEach(texts()) { _ in } }
            }
            #expect(error.reason == .unexpectedColumn && error.statement == "texts")
            #expect(error.outcome == .nothingDone)
        }
    }
}
