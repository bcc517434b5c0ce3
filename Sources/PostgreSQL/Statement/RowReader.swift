/// Reads the columns of one row in their order, each as the type it must have.
///
/// Every method throws `unexpectedColumn` when the column has another type, is NULL where that is not asked
/// for, or is not there. It cannot be copied or kept, as it leads into memory of libpq.
package struct RowReader: ~Copyable {
    private let result: QueryResult
    private let row: Int
    private let columnCount: Int
    private var column = 0

    init(_ result: QueryResult, row: Int, columnCount: Int) {
        self.result = result
        self.row = row
        self.columnCount = columnCount
    }

    package mutating func bigint() throws(PostgreSQLError) -> Int64 {
        try present(bigintOrNull())
    }

    package mutating func bigintOrNull() throws(PostgreSQLError) -> Int64? {
        try integer(.bigint)
    }

    package mutating func integer() throws(PostgreSQLError) -> Int32 {
        try present(integerOrNull())
    }

    package mutating func integerOrNull() throws(PostgreSQLError) -> Int32? {
        try integer(.integer)
    }

    package mutating func smallint() throws(PostgreSQLError) -> Int16 {
        try present(smallintOrNull())
    }

    package mutating func smallintOrNull() throws(PostgreSQLError) -> Int16? {
        try integer(.smallint)
    }

    /// A UUID as the number that its 32 hexadecimal digits spell.
    package mutating func uuid() throws(PostgreSQLError) -> UInt128 {
        try present(uuidOrNull())
    }

    package mutating func uuidOrNull() throws(PostgreSQLError) -> UInt128? {
        try integer(.uuid)
    }

    package mutating func bool() throws(PostgreSQLError) -> Bool {
        try present(boolOrNull())
    }

    package mutating func boolOrNull() throws(PostgreSQLError) -> Bool? {
        let byte: UInt8? = try integer(.bool)
        return byte.map { $0 != 0 }
    }

    /// A moment in microseconds since 1970. PostgreSQL's infinities are refused.
    package mutating func timestamptz() throws(PostgreSQLError) -> Int64 {
        try present(timestamptzOrNull())
    }

    package mutating func timestamptzOrNull() throws(PostgreSQLError) -> Int64? {
        let value: Int64? = try integer(.timestamptz)
        guard let value else { return nil }
        guard let moment = PostgreSQLEpoch.decode(value) else { throw unexpected() }
        return moment
    }

    /// Text of any textual type, or the label of an enumeration.
    package mutating func text() throws(PostgreSQLError) -> String {
        try present(textOrNull())
    }

    package mutating func textOrNull() throws(PostgreSQLError) -> String? {
        guard let bytes = unsafe try nextBytes(.text) else { return nil }
        // The bytes lie in the result that this reader retains; they are copied here.
        guard let text = unsafe String(validating: bytes, as: UTF8.self) else { throw unexpected() }
        return text
    }

    package mutating func bytea() throws(PostgreSQLError) -> [UInt8] {
        try present(byteaOrNull())
    }

    package mutating func byteaOrNull() throws(PostgreSQLError) -> [UInt8]? {
        guard let bytes = unsafe try nextBytes(.bytea) else { return nil }
        return unsafe [UInt8](bytes)  // copied, as above
    }

    /// Moves on to the next column and returns its bytes, nil for NULL.
    @unsafe mutating func nextBytes(_ type: TypeOID) throws(PostgreSQLError) -> UnsafeRawBufferPointer? {
        column += 1
        guard column <= columnCount, type.stands(for: result.type(ofColumn: column - 1)) else {
            throw unexpected()
        }
        return unsafe result.bytes(row: row, column: column - 1)
    }

    /// Anything that is sent as so many bytes in network order.
    private mutating func integer<Value: FixedWidthInteger>(_ type: TypeOID) throws(PostgreSQLError) -> Value?
    {
        guard let bytes = unsafe try nextBytes(type) else { return nil }
        guard bytes.count == MemoryLayout<Value>.size else { throw unexpected() }
        // Exactly as many bytes as the type has, in the result that this reader retains.
        return unsafe Value(bigEndian: bytes.loadUnaligned(as: Value.self))
    }

    private func present<Value>(_ value: Value?) throws(PostgreSQLError) -> Value {
        guard let value else { throw unexpected() }
        return value
    }

    /// The error for the column that was read last.
    func unexpected() -> PostgreSQLError {
        PostgreSQLError(.unexpectedColumn, position: column)
    }

    /// A column that nobody reads is as suspect as one that is missing.
    func finish() throws(PostgreSQLError) {
        guard column == columnCount else { throw PostgreSQLError(.unexpectedColumn, position: column + 1) }
    }
}
