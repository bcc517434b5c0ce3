/// Rows, for `unnest($1::a_composite_type[])`: one array, whatever the number of columns.
///
/// For prepared statements alone, as only those ask which number the server knows the type by; without one
/// the parameter is refused with `invalidParameter`. A connection asks once: a type that is dropped and made
/// again has another number, and until the connection is replaced the server refuses its rows.
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
