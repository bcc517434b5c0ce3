package import Ledger
package import PostgreSQL

/// Reads the rates and the commission in force, in one round trip.
package enum ReadTerms {
    package static func run(in pool: ConnectionPool) async throws -> Terms {
        try CurrentTerms.assemble(try await pool.query(CurrentTerms.now()))
    }
}
