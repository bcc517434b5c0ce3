package import Ledger
package import PostgreSQL

/// Reads the rates and the commission in force, in one round trip.
package enum ReadTerms {
    package static func run(in pool: ConnectionPool) async throws -> Terms {
        let (rates, fee) = try await pool.pipeline(CurrentTerms.rates(), CurrentTerms.fee())
        return try CurrentTerms.assemble(rates: rates.rows, fee: fee.rows)
    }
}
