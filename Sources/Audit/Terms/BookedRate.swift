import PostgreSQL

/// A row of `ledger.rate`.
struct BookedRate: Sendable {
    let version: Int64
    let currency: String
    let perUSD: Int64

    static let all = Statement(
        "audit_rates", "SELECT version, currency, per_usd FROM ledger.rate",
        row: BookedRate.init(reading:))

    init(reading row: inout RowReader) throws(PostgreSQLError) {
        version = try row.bigint()
        currency = try row.text()
        perUSD = try row.bigint()
    }
}
