@testable import PostgreSQL
import Testing

@Suite struct ErrorTests {
    @Test("An error's description says what is known and nothing foreign")
    func description() {
        let error = PostgreSQLError(
            .server(.uniqueViolation), sqlState: .uniqueViolation, constraint: "item_pkey", table: "item",
            statement: "item.insert", underlyingMessage: "Key (id)=(secret) already exists.")
        #expect(
            "\(error)"
                == "the database refused the statement (SQLSTATE 23505, statement item.insert, table item, "
                + "constraint item_pkey); nothing was done")
        #expect(String(reflecting: error) == "\(error)")
        let lost = PostgreSQLError(.connectionLost, outcome: .unknown)
        #expect("\(lost)" == "the connection to the database was lost; whether it took effect is unknown")
    }

    @Test("An SQLSTATE is a pattern for errors")
    func pattern() {
        let error: any Error = PostgreSQLError(.server(.deadlockDetected), sqlState: .deadlockDetected)
        #expect(SQLState.deadlockDetected ~= error)
        #expect(!(SQLState.uniqueViolation ~= error))
        #expect(!(SQLState.deadlockDetected ~= (CancellationError() as any Error)))
        #expect(SQLState.uniqueViolation.classCode == "23")
    }

    @Test("A libpq older than 15.6 is refused")
    func libraryVersion() throws {
        try Library.check()
        try Library.check(version: 150_006)
        let error = #expect(throws: PostgreSQLError.self) { try Library.check(version: 150_005) }
        #expect(error?.reason == .clientTooOld)
    }
}
