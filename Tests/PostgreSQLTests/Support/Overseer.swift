import PostgreSQL
import TestSupport

/// A second connection to a test's database, which sees what the others do and interferes with them.
struct Overseer {
    let connection: Connection

    init(url: String) async throws {
        connection = try await Connection.open(
            ConnectionConfiguration(
                url: url, applicationName: "overseer", idleInTransactionTimeout: .seconds(60)))
    }

    /// Kills one backend, as an administrator or a failing server would, and waits until it is gone.
    func terminate(_ pid: Int32) async throws {
        let terminate = Statement("terminate", "SELECT pg_terminate_backend($1, 5000)") {
            row throws(PostgreSQLError) in
            try row.bool()
        }
        guard try await connection.query(terminate(.integer(pid))) == [true] else {
            throw Unmet(what: "terminated")
        }
    }

    /// Holds an advisory lock on which statements of the test wait, until `release`.
    func hold(_ key: Int64 = 1) async throws {
        try await connection.script("SELECT pg_advisory_lock(\(key))")
    }

    func release(_ key: Int64 = 1) async throws {
        try await connection.script("SELECT pg_advisory_unlock(\(key))")
    }

    /// The backends of others in this database.
    func backends(where condition: String = "true") async throws -> [Int32] {
        let others = Statement(
            "others",
            """
            SELECT pid FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
            AND (\(condition)) ORDER BY backend_start
            """
        ) { row throws(PostgreSQLError) in try row.integer() }
        return try await connection.query(others())
    }

    /// Waits until a statement of somebody else waits for a lock, and returns its backend.
    @discardableResult
    func waitUntilBlocked() async throws -> Int32 {
        try await poll("a backend that waits for a lock") {
            try await backends(where: "wait_event_type = 'Lock'").first
        }
    }

    /// Waits until nothing but idle connections is left.
    func waitUntilQuiet() async throws {
        try await waitFor("no backend at work") {
            try await backends(where: "state <> 'idle'").isEmpty
        }
    }

    func count(_ table: String) async throws -> Int64 {
        let count = Statement("count", "SELECT count(*) FROM \(table)") { row throws(PostgreSQLError) in
            try row.bigint()
        }
        return try await connection.query(count())[0]
    }
}
