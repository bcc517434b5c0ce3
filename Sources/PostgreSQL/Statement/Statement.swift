/// A statement that every connection prepares when it opens: its name, its SQL in full, and how one row is
/// read.
///
///     static let balance = Statement(
///         "account.balance", "SELECT balance FROM account WHERE id = $1"
///     ) { row throws(PostgreSQLError) in try row.bigint() }
///     let balances = try await pool.query(balance(.bigint(701)))
package struct Statement<Row: Sendable>: PreparedStatement {
    package typealias RowReading = @Sendable (inout RowReader) throws(PostgreSQLError) -> Row

    package let name: String
    package let sql: String
    /// `nil`: rows are not read, nor refused.
    let row: RowReading?

    package init(_ name: String, _ sql: String, row: @escaping RowReading) {
        self.name = name
        self.sql = sql
        self.row = row
    }

    /// Binds parameters: `$1` to the first, and so on.
    package func callAsFunction(_ parameters: Parameter...) -> BoundStatement<Row> {
        bound(to: parameters)
    }

    /// Binds as many parameters as the list has, for statements whose number of them is known only at run
    /// time.
    package func bound(to parameters: [Parameter]) -> BoundStatement<Row> {
        BoundStatement(statement: self, parameters: parameters)
    }
}

extension Statement where Row == Void {
    /// A statement whose rows, if it has any, are not read.
    package init(_ name: String, _ sql: String) {
        self.name = name
        self.sql = sql
        self.row = nil
    }
}
