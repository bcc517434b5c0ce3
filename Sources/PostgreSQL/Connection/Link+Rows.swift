extension Link {
    /// Reads one statement's answer. What goes wrong here leaves the connection usable.
    func read<Row>(
        _ result: QueryResult, of bound: BoundStatement<Row>, _ terms: ExchangeTerms
    ) throws(PostgreSQLError) -> Executed<Row> {
        Executed(rows: try rows(result, of: bound, terms), affected: result.affected)
    }

    func rows<Row>(
        _ result: QueryResult, of bound: BoundStatement<Row>, _ terms: ExchangeTerms
    ) throws(PostgreSQLError) -> [Row] {
        guard let read = bound.statement.row else { return [] }
        let (rowCount, columnCount) = (result.rowCount, result.columnCount)
        guard rowCount <= rowsMax else {
            throw PostgreSQLError(.tooManyRows, outcome: terms.outcomeIfLost, statement: bound.name)
        }
        var rows: [Row] = []
        rows.reserveCapacity(rowCount)
        for row in 0..<rowCount {
            var reader = RowReader(result, row: row, columnCount: columnCount)
            do throws(PostgreSQLError) {
                rows.append(try read(&reader))
                try reader.finish()
            } catch {
                var error = error
                error.statement = bound.name
                error.outcome = terms.outcomeIfLost
                throw error
            }
        }
        return rows
    }
}
