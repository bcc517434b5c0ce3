/// Rows, for `unnest($1::a_composite_type[])`: one array, whatever the number of columns.
extension Parameter {
    /// - Parameter write: writes one row's values, in the order of the type.
    package static func rows<Row>(_ rows: [Row], write: (Row, inout RowWriter) -> Void) -> Parameter {
        guard rows.count <= elementsMax else { return Parameter(.records, .invalid) }
        // The connection knows the type's number, and puts it in.
        var writer = RowWriter(after: arrayHeader(count: rows.count, of: TypeOID(rawValue: 0)))
        for row in rows { writer.row { write(row, &$0) } }
        return Parameter(.records, writer.isInvalid ? .invalid : .rows(writer.bytes))
    }
}
