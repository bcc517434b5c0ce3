import PostgreSQL

/// A row of `ledger.fee_policy`.
struct BookedPolicy: Sendable {
    let version: Int64
    let basisPoints: Int64

    static let all = Statement(
        "audit_policies", "SELECT version, basis_points FROM ledger.fee_policy",
        row: BookedPolicy.init(reading:))

    init(reading row: inout RowReader) throws(PostgreSQLError) {
        version = try row.bigint()
        basisPoints = try row.bigint()
    }
}
