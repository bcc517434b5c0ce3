import PostgreSQL
import TestSupport
import Testing

/// The door for tools: one connection, scripts, and statements that are not prepared.
@Suite struct ScriptTests {
    @Test("A script of many statements is one transaction: its first error undoes it")
    func script() async throws {
        try await withConnection { connection in
            try await connection.script("CREATE TABLE a (id bigint); INSERT INTO a VALUES (1), (2);")
            let error = try await failure {
                try await connection.script("INSERT INTO a VALUES (3); SELECT 1/0; INSERT INTO a VALUES (4);")
            }
            #expect(error.sqlState == .divisionByZero && error.outcome == .nothingDone)
            #expect(try await connection.query(Self.count()) == [2])
        }
    }

    @Test("A script that commits by itself before its error has an unknown outcome")
    func ownCommit() async throws {
        try await withConnection { connection in
            let error = try await failure {
                try await connection.script("BEGIN; CREATE TABLE a (id bigint); COMMIT; SELECT 1/0;")
            }
            #expect(error.outcome == .unknown)
            #expect(try await connection.query(Self.count()) == [0])
        }
    }

    @Test("A script within a transaction is committed and undone with it")
    func inTransaction() async throws {
        try await withConnection { connection in
            try await connection.transaction { transaction in
                try transaction.script("CREATE TABLE a (id bigint); INSERT INTO a VALUES (1);")
                try transaction.execute(Statement("insert", "INSERT INTO a SELECT $1")(.bigint(2)))
            }
            #expect(try await connection.query(Self.count()) == [2])
            let error = try await failure {
                try await connection.transaction { transaction in
                    try transaction.script("INSERT INTO a VALUES (3)")
                    try transaction.script("SELECT 1/0")
                }
            }
            #expect(error.sqlState == .divisionByZero)
            #expect(try await connection.query(Self.count()) == [2])
        }
    }

    @Test("A script with a NUL inside is refused, one with COPY gives the connection up")
    func refused() async throws {
        try await withConnection { connection in
            let error = try await failure { try await connection.script("SELECT 1; \0 SELECT 2") }
            #expect(error.reason == .invalidParameter)
            let copy = try await failure { try await connection.script("COPY pg_class TO STDOUT") }
            #expect(copy.reason == .protocolViolated)
            let after = try await failure { try await connection.script("SELECT 1") }
            #expect(after.reason == .connectionLost && after.outcome == .nothingDone)
        }
    }

    @Test("A closed connection can be closed again")
    func closedTwice() async throws {
        try await withConnection { connection in
            await connection.close()
            await connection.close()
        }
    }

    static let count = Statement("count", "SELECT count(*) FROM a") { row throws(PostgreSQLError) in
        try row.bigint()
    }

    private func withConnection(_ test: (Connection) async throws -> Void) async throws {
        try await withEmptyDatabase { database in
            let connection = try await Connection.open(ConnectionConfiguration(url: database.superuserURL))
            try await test(connection)
            await connection.close()
        }
    }
}
