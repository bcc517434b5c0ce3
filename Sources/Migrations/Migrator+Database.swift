import Logging
import PostgreSQL

extension Migrator {
    /// A migration may rewrite a table; nothing waits for it but the person who started it.
    private static let statementDeadline: Duration = .seconds(3_600)
    /// Short: who waits for a lock on a table makes everybody wait who comes after.
    private static let lockTimeout: Duration = .seconds(2)
    /// How often a file is tried that did not get its locks in time.
    private static let attemptsMax = 20
    /// "EasyBill" in ASCII: the advisory lock's number. Locks belong to one database.
    private static let lockNumber: Int64 = 0x4561_7379_4269_6c6c

    func withConnection<Value: Sendable>(
        _ body: (Connection) async throws(MigrationError) -> Value
    ) async throws(MigrationError) -> Value {
        let configuration = ConnectionConfiguration(
            url: databaseURL, applicationName: "easybilling migrate",
            statementDeadline: Self.statementDeadline,
            lockTimeout: Self.lockTimeout)
        let connection = try await MigrationError.translating { () throws(PostgreSQLError) in
            try await Connection.open(configuration)
        }
        do {
            let value = try await body(connection)
            await connection.close()
            return value
        } catch {
            // Also gives the lock back, and undoes what was not finished.
            await connection.close()
            throw error
        }
    }

    /// Waits for the lock by asking again, so that the wait has an end and a waiting run blocks no other.
    func lock(_ connection: Connection) async throws(MigrationError) {
        let attempt = Statement("migration.lock", "SELECT pg_try_advisory_lock($1)") {
            (row) throws(PostgreSQLError) in try row.bool()
        }
        let clock = ContinuousClock()
        let end = clock.now + lockDeadline
        var hasTold = false
        while true {
            let isOurs = try await MigrationError.translating { () throws(PostgreSQLError) in
                try await connection.query(attempt(.bigint(Self.lockNumber)))
            }
            if isOurs == [true] { return }
            guard clock.now < end else { throw .locked(after: lockDeadline) }
            if !hasTold { logger.info("waiting for another run of the migrations") }
            hasTold = true
            await pause(.milliseconds(100))
        }
    }

    /// Applies one file, again and again while other clients hold the locks that it needs.
    func apply(_ file: MigrationFile, checksum: [UInt8], on connection: Connection)
        async throws(MigrationError)
    {
        for attempt in 1... {
            do throws(PostgreSQLError) {
                try await run(file, checksum: checksum, on: connection)
                return
            } catch {
                guard error.sqlState == .lockNotAvailable, attempt < Self.attemptsMax else {
                    throw .failed(file.name, error)
                }
                logger.info("trying again: tables are in use", metadata: ["file": "\(file.name)"])
                await pause(.milliseconds(min(100 * attempt, 1_000)))
            }
        }
    }

    private func run(
        _ file: MigrationFile, checksum: [UInt8], on connection: Connection
    ) async throws(PostgreSQLError) {
        let note = Bookkeeping.note(file, checksum: checksum)
        guard file.runsInTransaction else {
            for statement in file.statements { try await connection.script(statement) }
            return try await connection.script(note)
        }
        // Statements that are sent together are one transaction. A file's settings end with it.
        try await connection.script("RESET ALL;\n\(file.sql)\n;\nRESET ALL;\n\(note)")
    }

    /// A cancelled task does not pause; its next statement ends with the error that says so.
    private func pause(_ duration: Duration) async {
        try? await Task.sleep(for: duration)
    }
}
