package import PostgreSQL
import TestSupport
package import Testing

/// A connection of its own to a test's database, as one of its roles: for what the service would never do.
package struct Overseer: Sendable {
    private let connection: Connection

    /// Runs the body with a connection as the role of that URL.
    package static func run<Value>(as url: String, _ body: (Overseer) async throws -> Value) async throws
        -> Value
    {
        let connection = try await Connection.open(
            ConnectionConfiguration(
                url: url, applicationName: "overseer", connectTimeout: .seconds(30),
                statementDeadline: .seconds(60),
                idleInTransactionTimeout: .seconds(120)))
        let outcome: Result<Value, any Error>
        do {
            outcome = .success(try await body(Overseer(connection: connection)))
        } catch {
            outcome = .failure(error)
        }
        await connection.close()
        return try outcome.get()
    }

    /// Any statements, as one transaction unless they say otherwise.
    package func execute(_ sql: String) async throws { try await connection.script(sql) }

    /// The database refuses statements by that constraint.
    package func expectRefusal(
        of sql: String, by constraint: String, _ what: Comment? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let refusal = try await refusal(of: sql)
        #expect(refusal?.constraint == constraint, what, sourceLocation: sourceLocation)
    }

    /// The database refuses statements with that class of error.
    package func expectRefusal(
        of sql: String, with state: SQLState, _ what: Comment? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let refusal = try await refusal(of: sql)
        #expect(refusal?.sqlState == state, what, sourceLocation: sourceLocation)
    }

    /// The database does statements.
    package func expectTaken(
        _ sql: String, _ what: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let refusal = try await refusal(of: sql)
        #expect(refusal == nil, what, sourceLocation: sourceLocation)
    }

    /// A query's one number.
    package func expect(_ query: String, is count: Int64, sourceLocation: SourceLocation = #_sourceLocation)
        async throws
    {
        let counted = try await self.count(query)
        #expect(counted == count, sourceLocation: sourceLocation)
    }

    /// What the database refused statements with; `nil` when it did them.
    private func refusal(of sql: String) async throws -> PostgreSQLError? {
        do throws(PostgreSQLError) {
            try await connection.script(sql)
            return nil
        } catch {
            // A script that failed inside a transaction block of its own leaves it open.
            try? await connection.script("ROLLBACK")
            guard error.sqlState != nil else { throw error }
            return error
        }
    }

    package func count(_ query: String) async throws -> Int64 {
        let statement = Statement("", query) { row throws(PostgreSQLError) in try row.bigint() }
        guard let count = try await connection.query(statement()).first else { throw Unmet(what: query) }
        return count
    }

    package func texts(_ query: String) async throws -> [String] {
        let statement = Statement("", query) { row throws(PostgreSQLError) in try row.text() }
        return try await connection.query(statement())
    }

    /// Waits until a backend of the service waits for a lock, and returns it.
    package func blockedBackend() async throws -> Int64 {
        try await poll("a backend that waits for a lock") {
            // Within a transaction the list of backends stays what it was at the first look.
            try await execute("SELECT pg_stat_clear_snapshot()")
            let statement = Statement(
                "",
                """
                SELECT pid::bigint FROM pg_stat_activity
                WHERE datname = current_database() AND application_name = 'easybilling-test'
                  AND wait_event_type = 'Lock'
                """
            ) { row throws(PostgreSQLError) in try row.bigint() }
            return try await connection.query(statement()).first
        }
    }

    /// Kills a backend, as an administrator or a failing server would, and waits until it is gone.
    package func terminate(_ pid: Int64) async throws {
        let terminate = Statement("", "SELECT pg_terminate_backend(\(pid), 10000)") {
            row throws(PostgreSQLError) in
            try row.bool()
        }
        guard try await connection.query(terminate()) == [true] else {
            throw Unmet(what: "backend \(pid) ended")
        }
    }
}
