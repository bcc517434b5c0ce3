import Foundation
import Logging
import Migrations
import PostgreSQL
import TestSupport
import Testing

@Suite("The runner of migrations")
struct MigratorTests {
    /// A folder of migrations beside an empty database.
    private struct Project: Sendable {
        let directory: String
        let database: TestDatabase

        func write(_ name: String, _ sql: String) throws {
            try sql.write(toFile: "\(directory)/\(name)", atomically: true, encoding: .utf8)
        }

        func migrator(lockDeadline: Duration = .patience) -> Migrator {
            Migrator(
                directory: directory, databaseURL: database.ownerURL, logger: Logger(label: "test"),
                lockDeadline: lockDeadline)
        }

        func number(_ sql: String) async throws -> Int64? {
            let connection = try await Connection.open(ConnectionConfiguration(url: database.ownerURL))
            let rows = try await connection.query(
                Statement("test", sql) { (row) throws(PostgreSQLError) in try row.bigint() }())
            await connection.close()
            return rows.first
        }

        /// A statement that lasts until ``endSleeper()``.
        static let sleep = "SELECT pg_sleep(600);\n"

        func waitForSleeper() async throws {
            try await poll("a sleeping migration") { try await number("SELECT pid::bigint \(Self.sleeper)") }
        }

        func endSleeper() async throws {
            _ = try await number("SELECT count(pg_terminate_backend(pid)) \(Self.sleeper)")
        }

        /// In this database: those beside it have theirs.
        private static let sleeper =
            "FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"
    }

    private func withProject(_ body: (Project) async throws -> Void) async throws {
        let directory = NSTemporaryDirectory() + "easybilling-migrations-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await withEmptyDatabase { database in
            let project = Project(directory: directory, database: database)
            try project.write("0001_a.sql", "CREATE TABLE a (n bigint);\nINSERT INTO a VALUES (1);\n")
            try project.write("0002_b.sql", "CREATE TABLE b (n bigint);\n")
            try await body(project)
        }
    }

    @Test("applies all files once, and nothing when it runs again")
    func applies() async throws {
        try await withProject { project in
            let first = try await project.migrator().up()
            let second = try await project.migrator().up()
            #expect(first == ["0001_a.sql", "0002_b.sql"])
            #expect(second.isEmpty)
            let rows = try await project.number("SELECT count(*) FROM a")
            #expect(rows == 1)
            try await project.migrator().verify()
        }
    }

    @Test(
        "a file that fails leaves nothing of itself, keeps those before it, and is applied when it is mended")
    func failure() async throws {
        try await withProject { project in
            try project.write("0002_b.sql", "CREATE TABLE b (n bigint);\nCREATE TABLE a (n bigint);\n")
            let error = await #expect(throws: MigrationError.self) { try await project.migrator().up() }
            #expect(error.map { "\($0)".hasPrefix("0002_b.sql failed, nothing of it stays") } == true)
            let tables = try await project.number(
                "SELECT count(*) FROM pg_tables WHERE tablename IN ('a', 'b')")
            #expect(tables == 1)
            try project.write("0002_b.sql", "CREATE TABLE b (n bigint);\n")
            let applied = try await project.migrator().up()
            #expect(applied == ["0002_b.sql"])
        }
    }

    @Test("runs at the same time take turns: each file is applied once and all succeed")
    func concurrent() async throws {
        try await withProject { project in
            try project.write("0003_slow.sql", "SELECT pg_sleep(0.3);\n")
            let migrator = project.migrator()
            let applied = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<5 { group.addTask { try await migrator.up() } }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(applied.sorted() == ["0001_a.sql", "0002_b.sql", "0003_slow.sql"])
        }
    }

    @Test("gives up when another run holds the lock for longer than it may wait")
    func locked() async throws {
        try await withProject { project in
            try project.write("0003_slow.sql", Project.sleep)
            let slow = Task { try await project.migrator().up() }
            try await project.waitForSleeper()
            let error = await #expect(throws: MigrationError.self) {
                try await project.migrator(lockDeadline: .milliseconds(200)).up()
            }
            if case .locked = error {} else { Issue.record("\(String(describing: error))") }
            try await project.endSleeper()
            await #expect(throws: MigrationError.self) { try await slow.value }
        }
    }

    @Test("killed in the middle and run again, it ends where one run ends")
    func killed() async throws {
        try await withProject { project in
            try project.write("0003_slow.sql", "CREATE TABLE c (n bigint);\n" + Project.sleep)
            let killed = Task { try await project.migrator().up() }
            try await project.waitForSleeper()
            try await project.endSleeper()
            await #expect(throws: MigrationError.self) { try await killed.value }
            let left = try await project.number("SELECT count(*) FROM pg_tables WHERE tablename = 'c'")
            #expect(left == 0)
            try project.write("0003_slow.sql", "CREATE TABLE c (n bigint);\n")
            let applied = try await project.migrator().up()
            #expect(applied == ["0003_slow.sql"])
        }
    }

    @Test("refuses a changed history, names the file, and applies nothing")
    func changedHistory() async throws {
        try await withProject { project in
            _ = try await project.migrator().up()
            try project.write("0001_a.sql", "CREATE TABLE a (n bigint, m bigint);\n")
            try project.write("0003_c.sql", "CREATE TABLE c (n bigint);\n")
            for run in [{ _ = try await project.migrator().up() }, { try await project.migrator().verify() }]
            {
                let error = await #expect(throws: MigrationError.self) { try await run() }
                #expect(error.map { "\($0)".hasPrefix("0001_a.sql was changed") } == true)
            }
            let tables = try await project.number("SELECT count(*) FROM pg_tables WHERE tablename = 'c'")
            #expect(tables == 0)
        }
    }

    @Test("verify names what is pending and applies nothing, also to an empty database")
    func verify() async throws {
        try await withProject { project in
            let error = await #expect(throws: MigrationError.self) { try await project.migrator().verify() }
            #expect(error.map { "\($0)" } == "not applied yet: 0001_a.sql, 0002_b.sql")
            let schemas = try await project.number(
                "SELECT count(*) FROM pg_namespace WHERE nspname = 'migration'")
            #expect(schemas == 0)
            let status = try await project.migrator().status()
            #expect(status.files.count == 2 && status.applied.isEmpty)
        }
    }

    @Test(
        "builds an index concurrently outside a transaction, again after an interruption"
    )
    func outsideTransaction() async throws {
        try await withProject { project in
            let index = """
                -- no-transaction
                -- An interrupted build leaves an index that is not valid: it goes first.
                DROP INDEX CONCURRENTLY IF EXISTS a_n;
                CREATE INDEX CONCURRENTLY a_n
                    ON a (n);

                """
            try project.write("0003_index.sql", index + "SELECT 1 / 0;\n")
            await #expect(throws: MigrationError.self) { try await project.migrator().up() }
            try project.write("0003_index.sql", index)
            let applied = try await project.migrator().up()
            #expect(applied == ["0003_index.sql"])
            let valid = try await project.number(
                "SELECT count(*) FROM pg_index WHERE indexrelid = 'a_n'::regclass AND indisvalid")
            #expect(valid == 1)
        }
    }

    @Test("waits again and again for a table that is in use, instead of blocking everybody behind it")
    func busyTable() async throws {
        try await withProject { project in
            _ = try await project.migrator().up()
            try project.write(
                "0003_alter.sql", "SET LOCAL lock_timeout = '50ms';\nALTER TABLE a ADD COLUMN m bigint;\n")
            let holder = try await Connection.open(ConnectionConfiguration(url: project.database.ownerURL))
            async let applied = project.migrator().up()
            try await holder.script("BEGIN;\nSELECT count(*) FROM a;\nSELECT pg_sleep(0.5);\nCOMMIT;")
            await holder.close()
            let names = try await applied
            #expect(names == ["0003_alter.sql"])
        }
    }

    @Test("settings of one file do not reach the next")
    func settings() async throws {
        try await withProject { project in
            try project.write(
                "0001_a.sql", "SET search_path = 'pg_catalog';\nCREATE TABLE public.a (n bigint);\n")
            let applied = try await project.migrator().up()
            #expect(applied.count == 2)
            let tables = try await project.number(
                "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
            #expect(tables == 2)
        }
    }

    @Test("the project's own files are in order and apply")
    func own() async throws {
        try await withDatabase { database in
            let connection = try await Connection.open(ConnectionConfiguration(url: database.url))
            let applied = try await connection.query(
                Statement("test", "SELECT count(*) FROM migration.applied") { (row) throws(PostgreSQLError) in
                    try row.bigint()
                }())
            await connection.close()
            #expect(applied.first ?? 0 >= 2)
        }
    }
}
