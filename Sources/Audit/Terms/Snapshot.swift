import Ledger
import PostgreSQL

/// When the audit's snapshot was taken, and how many rows there roughly are.
struct Snapshot: Sendable {
    let takenAt: Timestamp
    let accounts: Int64
    let transfers: Int64
    let entries: Int64

    static let taken = Statement(
        "audit_snapshot",
        """
        SELECT now(),
               \(rows(of: "account")), \(rows(of: "transfer")), \(rows(of: "entry"))
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) in
        Snapshot(
            takenAt: Timestamp(microsecondsSince1970: try row.timestamptz()), accounts: try row.bigint(),
            transfers: try row.bigint(), entries: try row.bigint())
    }

    /// As the last ANALYZE or VACUUM counted; below zero if there was none.
    private static func rows(of table: String) -> String {
        "(SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = 'ledger.\(table)'::regclass)"
    }
}
