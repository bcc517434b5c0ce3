import Ledger
import PostgreSQL
import TestSupport

extension Service {
    private static let refusals = Statement(
        "refusals noted",
        """
        SELECT detail FROM identity.audit_event WHERE user_id = $1 AND kind = 'access_refused'
        ORDER BY event_id
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) in try row.text() }

    /// What a user was refused, in order, as the audit trail has it. The application itself may not read it.
    func refusalsNoted(of user: UserID) async throws -> [String] {
        let pool = ConnectionPool(
            PoolConfiguration(connection: ConnectionConfiguration(url: database.readerURL)),
            statements: [Self.refusals], logger: Self.silent)
        let outcome: Result<[String], any Error>
        do {
            outcome = .success(try await pool.query(Self.refusals(.bigint(user.value))))
        } catch {
            outcome = .failure(error)
        }
        await pool.close(deadline: .seconds(5))
        return try outcome.get()
    }
}
