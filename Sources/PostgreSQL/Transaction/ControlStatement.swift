/// The statements with which this module itself begins and ends transactions and notifies; prepared on every
/// connection, but for the one that is asked once, as it opens.
enum ControlStatement {
    static let begin = Statement(
        "postgresql.begin", "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
    static let beginSnapshot = Statement(
        "postgresql.begin_snapshot", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    static let commit = Statement("postgresql.commit", "COMMIT")
    static let rollback = Statement("postgresql.rollback", "ROLLBACK")
    /// Until the end of the transaction, also of the implicit one of a pipeline. Milliseconds; 0 is none.
    static let limitStatements = Statement(
        "postgresql.limit_statements", "SELECT pg_catalog.set_config('statement_timeout', $1, true)")

    /// Until the end of the transaction: its commit does not wait for the disk.
    static let commitAtLeisure = Statement(
        "postgresql.commit_at_leisure", "SELECT pg_catalog.set_config('synchronous_commit', 'off', true)")
    static let notify = Statement(
        "postgresql.notify", "SELECT pg_catalog.pg_notify($1, said) FROM unnest($2::text[]) AS said")

    /// What the elements of array types are. Asked as a connection opens, of types that users have defined.
    static let elementTypes = Statement(
        "postgresql.element_types",
        "SELECT oid::bigint, typelem::bigint FROM pg_catalog.pg_type WHERE oid = ANY ($1::bigint[]::oid[])"
    ) { (row: inout RowReader) throws(PostgreSQLError) -> (array: TypeOID, element: TypeOID) in
        (
            TypeOID(rawValue: UInt32(truncatingIfNeeded: try row.bigint())),
            TypeOID(rawValue: UInt32(truncatingIfNeeded: try row.bigint()))
        )
    }

    static let all: [any PreparedStatement] = [
        begin, beginSnapshot, commit, rollback, limitStatements, commitAtLeisure, notify,
    ]
}
