/// Writes the values of a row in the order of a composite type: the counterpart of `RowReader`.
///
/// The server compares how many there are and of which types, and refuses the statement (SQLSTATE 42804)
/// where they are not those of its type.
package struct RowWriter: ~Copyable {
    /// All rows so far, as elements of an array.
    private(set) var bytes: [UInt8]
    /// Something cannot be sent.
    private(set) var isInvalid = false
    private var valuesCount: Int32 = 0

    init(after header: [UInt8]) { bytes = header }

    package mutating func bigint(_ value: Int64?) {
        guard let value else { return head(.bigint, bytes: nil) }
        number(.bigint, value)
    }

    /// A UUID as the number that its 32 hexadecimal digits spell.
    package mutating func uuid(_ value: UInt128?) {
        guard let value else { return head(.uuid, bytes: nil) }
        head(.uuid, bytes: 16)
        bytes.append(bigEndian: value)
    }

    /// Text in UTF-8. A NUL inside makes the parameter one that is refused with `invalidParameter`, as
    /// PostgreSQL cannot store it.
    package mutating func text(_ value: String?) {
        guard var value else { return head(.text, bytes: nil) }
        head(.text, bytes: value.utf8.count)
        // The text stays where it is until the closure returns.
        value.withUTF8 { text in
            if unsafe text.contains(0) { isInvalid = true }
            unsafe bytes.append(contentsOf: text)
        }
    }

    /// A moment; one too far away for PostgreSQL makes the parameter one that is refused with
    /// `invalidParameter`.
    package mutating func timestamptz(microsecondsSince1970 value: Int64?) {
        guard let value else { return head(.timestamptz, bytes: nil) }
        guard let moment = PostgreSQLEpoch.encode(value) else { return isInvalid = true }
        number(.timestamptz, moment)
    }

    /// Writes one element: its length, how many values it has, and these.
    mutating func row(_ write: (inout RowWriter) -> Void) {
        let start = bytes.count
        bytes.append(bigEndian: Int64(0))
        valuesCount = 0
        write(&self)
        bytes.replace(bigEndian: length(bytes.count - start - 4), at: start)
        bytes.replace(bigEndian: valuesCount, at: start + 4)
    }

    /// What stands before each value: its type, and how many bytes follow, -1 for NULL. Source: `record_send`
    /// in `src/backend/utils/adt/rowtypes.c`.
    private mutating func head(_ type: TypeOID, bytes count: Int?) {
        valuesCount += 1
        bytes.append(bigEndian: Self.head(type, length: count.map { length($0) } ?? -1))
    }

    /// A value of eight bytes and its head, which go in one step: most values are such.
    private mutating func number(_ type: TypeOID, _ value: Int64) {
        valuesCount += 1
        bytes.append(
            bigEndian: UInt128(Self.head(type, length: 8)) << 64 | UInt128(UInt64(bitPattern: value)))
    }

    private static func head(_ type: TypeOID, length: Int32) -> UInt64 {
        UInt64(type.rawValue) << 32 | UInt64(UInt32(bitPattern: length))
    }

    private mutating func length(_ count: Int) -> Int32 {
        if count > Outbox.parameterBytesMax { isInvalid = true }
        return Int32(truncatingIfNeeded: count)
    }
}
