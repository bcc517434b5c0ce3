import PostgreSQL

/// A query for the first rows in which a check does not hold. Its one row, if any, is the counter-example in
/// words; order and joins are the planner's affair.
struct Search: Sendable {
    let check: Check
    let statement: Statement<String>

    init(_ check: Check, _ sql: String) {
        self.check = check
        statement = Statement("audit_" + check.rawValue, sql) {
            (row: inout RowReader) throws(PostgreSQLError) in try row.text()
        }
    }
}
