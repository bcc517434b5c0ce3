import Logging
import PostgreSQL
import TestSupport

/// Runs a test with a pool on an empty database, closes the pool and makes sure that nothing is left of it.
func withPool(
    _ statements: [any PreparedStatement] = [], schema: String = "",
    configure: (inout PoolConfiguration) -> Void = { _ in },
    _ test: (ConnectionPool, Overseer) async throws -> Void
) async throws {
    try await withEmptyDatabase { database in
        let overseer = try await Overseer(url: database.superuserURL)
        if !schema.isEmpty { try await overseer.connection.script(schema) }
        var configuration = PoolConfiguration.patient(database.superuserURL)
        configure(&configuration)
        let pool = ConnectionPool(configuration, statements: statements + Common.all, logger: .silent)
        try await test(pool, overseer)
        await pool.close(deadline: .seconds(10))
        try await waitFor("all backends gone") { try await overseer.backends().isEmpty }
        await overseer.connection.close()
    }
}

extension Logger {
    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
