/// Arrays, for `unnest($1::bigint[], …)`. nil as a whole is NULL; nil inside is a NULL element.
///
/// Each has a second form without optional elements: the compiler's conversion of `[Int64]` to `[Int64?]`
/// casts element by element at run time, which costs more than the encoding.
extension Parameter {
    package static func bigints(_ values: [Int64?]?) -> Parameter {
        array(.bigints, of: .bigint, values) { $0.append(bigEndian: $1) }
    }

    package static func uuids(_ values: [UInt128?]?) -> Parameter {
        array(.uuids, of: .uuid, values) { $0.append(bigEndian: $1) }
    }

    package static func byteas(_ values: [[UInt8]?]?) -> Parameter {
        array(.byteas, of: .bytea, values) { $0.append(contentsOf: $1) }
    }

    package static func texts(_ values: [String?]?) -> Parameter {
        guard let values else { return Parameter(.texts, .null) }
        guard values.allSatisfy({ $0?.utf8.contains(0) != true }) else { return Parameter(.texts, .invalid) }
        return array(.texts, of: .text, values) { $0.append(contentsOf: $1.utf8) }
    }

    package static func timestamptzs(microsecondsSince1970 values: [Int64?]?) -> Parameter {
        guard let values else { return Parameter(.timestamptzs, .null) }
        var moments: [Int64?] = []
        moments.reserveCapacity(values.count)
        for value in values {
            guard let value else { moments.append(nil); continue }
            guard let moment = PostgreSQLEpoch.encode(value) else {
                return Parameter(.timestamptzs, .invalid)
            }
            moments.append(moment)
        }
        return array(.timestamptzs, of: .timestamptz, moments) { $0.append(bigEndian: $1) }
    }

    package static func bigints(_ values: [Int64]) -> Parameter {
        array(.bigints, of: .bigint, values.lazy.map(Optional.some)) { $0.append(bigEndian: $1) }
    }

    package static func uuids(_ values: [UInt128]) -> Parameter {
        array(.uuids, of: .uuid, values.lazy.map(Optional.some)) { $0.append(bigEndian: $1) }
    }

    package static func byteas(_ values: [[UInt8]]) -> Parameter {
        array(.byteas, of: .bytea, values.lazy.map(Optional.some)) { $0.append(contentsOf: $1) }
    }

    package static func texts(_ values: [String]) -> Parameter {
        guard values.allSatisfy({ !$0.utf8.contains(0) }) else { return Parameter(.texts, .invalid) }
        return array(.texts, of: .text, values.lazy.map(Optional.some)) { $0.append(contentsOf: $1.utf8) }
    }

    package static func timestamptzs(microsecondsSince1970 values: [Int64]) -> Parameter {
        let moments = values.map(PostgreSQLEpoch.encode)
        guard !moments.contains(nil) else { return Parameter(.timestamptzs, .invalid) }
        return array(.timestamptzs, of: .timestamptz, moments) { $0.append(bigEndian: $1) }
    }

    /// The binary form of a one-dimensional array: source `array_send` in
    /// `src/backend/utils/adt/arrayfuncs.c`.
    private static func array<Elements: Collection, Element>(
        _ type: TypeOID, of elementType: TypeOID, _ elements: Elements?,
        encode: (inout [UInt8], Element) -> Void
    ) -> Parameter where Elements.Element == Element? {
        guard let elements else { return Parameter(type, .null) }
        let count = elements.count
        guard count <= elementsMax else { return Parameter(type, .invalid) }
        var bytes = arrayHeader(
            count: count, of: elementType, roomForEach: 4 + max(MemoryLayout<Element>.size, 8))
        for element in elements {
            let lengthIndex = bytes.count
            bytes.append(bigEndian: Int32(-1))  // NULL, unless a value follows
            guard let element else { continue }
            encode(&bytes, element)
            let length = bytes.count - lengthIndex - 4
            guard length <= Outbox.parameterBytesMax else { return Parameter(type, .invalid) }
            bytes.replace(bigEndian: Int32(length), at: lengthIndex)
        }
        return Parameter(type, .bytes(bytes))
    }

    /// What stands before the elements.
    static func arrayHeader(count: Int, of elementType: TypeOID, roomForEach: Int = 0) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(20 + count * roomForEach)
        bytes.append(bigEndian: Int32(count == 0 ? 0 : 1))  // dimensions
        bytes.append(bigEndian: Int32(1))  // "may hold NULLs", which array_recv reads and does not rely on
        bytes.append(bigEndian: elementType.rawValue)
        guard count > 0 else { return bytes }
        bytes.append(bigEndian: Int32(count))
        bytes.append(bigEndian: Int32(1))  // the first element's index
        return bytes
    }

    /// Where the type of the elements stands in that.
    static let elementTypeOffset = 8

    /// The longest array: more belongs into several statements.
    static var elementsMax: Int { 100_000 }
}
