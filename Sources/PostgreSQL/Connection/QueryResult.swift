import CPostgres

/// One statement's answer as libpq holds it, freed with the object. Lives only on its connection's thread.
@safe final class QueryResult {
    // Owned: nobody else frees it, nothing uses it after deinit, and it does not refer back to its
    // connection.
    private let handle: OpaquePointer
    /// Whether the server sent a warning while it worked on this statement.
    let hasWarning: Bool

    init(_ handle: OpaquePointer, hasWarning: Bool) {
        unsafe self.handle = handle
        self.hasWarning = hasWarning
    }

    deinit {
        unsafe PQclear(handle)
    }

    var status: ExecStatusType { unsafe PQresultStatus(handle) }
    var rowCount: Int { Int(unsafe PQntuples(handle)) }
    var columnCount: Int { Int(unsafe PQnfields(handle)) }

    /// "COMMIT", "INSERT 0 3" …
    var commandTag: String {
        // libpq returns a string inside the result, which outlives the call; ASCII from the server.
        unsafe String(ascii: PQcmdStatus(handle)) ?? ""
    }

    /// The number at the end of the command tag, 0 if there is none.
    var affected: Int {
        // As above. PQcmdTuples returns "" for commands without a number.
        guard let digits = unsafe PQcmdTuples(handle) else { return 0 }
        var number = 0
        var index = 0
        while case let digit = unsafe digits[index], digit >= 48, digit <= 57 {
            number = number &* 10 &+ Int(digit &- 48)
            index += 1
        }
        return number
    }

    func type(ofColumn column: Int) -> TypeOID {
        TypeOID(rawValue: unsafe PQftype(handle, Int32(column)))
    }

    var parameterTypes: [TypeOID] {
        let count = unsafe PQnparams(handle)
        return (0..<count).map { TypeOID(rawValue: unsafe PQparamtype(handle, $0)) }
    }

    /// The bytes of one value, nil for NULL; valid while this object lives.
    @unsafe func bytes(row: Int, column: Int) -> UnsafeRawBufferPointer? {
        let (row, column) = (Int32(truncatingIfNeeded: row), Int32(truncatingIfNeeded: column))
        guard unsafe PQgetisnull(handle, row, column) == 0 else { return nil }
        return unsafe UnsafeRawBufferPointer(
            start: PQgetvalue(handle, row, column), count: Int(PQgetlength(handle, row, column)))
    }

    /// One field of an error: see `DiagnosticField`.
    func field(_ code: Int32) -> String? {
        // As for commandTag: a string inside the result.
        unsafe String(ascii: PQresultErrorField(handle, code))
    }

    var errorMessage: String? {
        unsafe String(ascii: PQresultErrorMessage(handle))
    }
}
