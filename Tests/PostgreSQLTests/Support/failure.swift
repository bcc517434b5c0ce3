import PostgreSQL
import Testing

/// The error with which work on the database ends, which must end with one.
func failure<Value>(
    sourceLocation: SourceLocation = #_sourceLocation, _ work: () async throws -> Value
) async throws -> PostgreSQLError {
    try await #require(throws: PostgreSQLError.self, sourceLocation: sourceLocation) { _ = try await work() }
}
