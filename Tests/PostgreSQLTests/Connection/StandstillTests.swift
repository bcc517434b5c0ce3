import Glibc
import PostgreSQL
import Testing

/// Servers that neither answer nor go away.
@Suite struct StandstillTests {
    @Test("A backend that stands still costs its caller no more than the deadline, and nobody else anything")
    func stoppedBackend() async throws {
        try await withPool(Common.Item.all, schema: Common.Item.schema) { pool, overseer in
            let backend = try await pool.query(Common.backend())[0]
            #expect(kill(backend, SIGSTOP) == 0)
            defer { kill(backend, SIGCONT) }
            let error = try await failure {
                try await pool.execute(Common.Item.inserting(1), deadline: .seconds(1))
            }
            #expect(error.reason == .deadlineExceeded && error.outcome == .unknown)
            #expect(try await pool.execute(Common.Item.inserting(2)) == 1)
            await pool.close(deadline: .seconds(10))
        }
    }
}
