import PostgreSQL

/// What the database itself remembers of its migrations: the table `migration.applied`.
enum Bookkeeping {
    /// Makes the table where it is missing. Everybody may read it: it tells which version the schema has.
    static func prepare(on connection: Connection) async throws(MigrationError) {
        guard try await !exists(on: connection) else { return }
        try await MigrationError.translating { () throws(PostgreSQLError) in
            try await connection.script(
                """
                CREATE SCHEMA IF NOT EXISTS migration;
                GRANT USAGE ON SCHEMA migration TO PUBLIC;
                CREATE TABLE migration.applied (
                    number      integer     PRIMARY KEY CHECK (number > 0),
                    name        text        COLLATE "C" NOT NULL UNIQUE,
                    checksum    bytea       NOT NULL CHECK (octet_length(checksum) = 32),
                    applied_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
                    duration_ms integer     NOT NULL CHECK (duration_ms >= 0)
                );
                GRANT SELECT ON migration.applied TO PUBLIC;
                """)
        }
    }

    static func history(
        _ files: [MigrationFile], on connection: Connection
    ) async throws(MigrationError) -> MigrationHistory {
        let contents = files.map { Array($0.sql.utf8) }
        let hasTable = try await exists(on: connection)
        return try await MigrationError.translating { () throws(PostgreSQLError) in
            MigrationHistory(
                files: files,
                checksums: try await connection.query(checksums(.byteas(contents))),
                applied: hasTable ? try await connection.query(applied()) : [])
        }
    }

    /// The statement that notes a file as applied. The name is letters, digits and underscores.
    static func note(_ file: MigrationFile, checksum: [UInt8]) -> String {
        let hexadecimal = checksum.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return """
            INSERT INTO migration.applied (number, name, checksum, duration_ms)
            VALUES (\(file.number), '\(file.name)', '\\x\(hexadecimal)',
                extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000);
            """
    }

    private static let checksums = Statement(
        "migration.checksums",
        "SELECT sha256(content) FROM unnest($1::bytea[]) WITH ORDINALITY AS file (content, n) ORDER BY n"
    ) { (row) throws(PostgreSQLError) in try row.bytea() }

    private static let applied = Statement(
        "migration.applied",
        "SELECT number, name, checksum, applied_at, duration_ms FROM migration.applied ORDER BY number"
    ) { (row) throws(PostgreSQLError) in
        AppliedMigration(
            number: try row.integer(), name: try row.text(), checksum: try row.bytea(),
            appliedAtMicrosecondsSince1970: try row.timestamptz(), durationMilliseconds: try row.integer())
    }

    private static let table = Statement(
        "migration.table", "SELECT to_regclass('migration.applied') IS NOT NULL"
    ) {
        (row) throws(PostgreSQLError) in try row.bool()
    }

    private static func exists(on connection: Connection) async throws(MigrationError) -> Bool {
        try await MigrationError.translating { () throws(PostgreSQLError) in
            try await connection.query(table())
        } == [true]
    }
}
