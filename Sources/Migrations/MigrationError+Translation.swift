import PostgreSQL

extension MigrationError {
    /// Runs database work and turns its errors into this module's, at its border.
    static func translating<Value: Sendable>(
        _ work: () async throws(PostgreSQLError) -> Value
    ) async throws(MigrationError) -> Value {
        do {
            return try await work()
        } catch {
            throw .database(error)
        }
    }
}
