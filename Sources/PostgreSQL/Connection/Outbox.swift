import CPostgres

/// Statements checked and encoded, to be sent together. All of its memory is used again for the next
/// exchange.
///
/// Everything is checked before the first byte is handed to libpq, so that a refused parameter leaves nothing
/// half sent.
@safe struct Outbox {
    struct Item {
        let name: String
        /// For a statement that the connection has not prepared.
        let sql: String?
        let parameters: Range<Int>
    }

    /// The most bytes that the parameters of one exchange may have together.
    static let parameterBytesMax = 64 << 20
    /// What the protocol counts in 16 bits.
    static let parametersMax = 65_535
    /// An outbox that once was larger gives its memory back.
    private static let bytesKept = 1 << 20

    private(set) var items: [Item] = []
    /// All values one after another. Begins with a byte that belongs to none, so that an empty value has an
    /// address.
    private var bytes: [UInt8] = [0]
    /// Where each parameter begins in `bytes`; nil is NULL.
    private var offsets: [Int?] = []
    private var lengths: [CInt] = []
    private var formats: [CInt] = []
    private var types: [Oid] = []
    private var addresses: [UnsafePointer<CChar>?] = unsafe []

    /// Adds a statement, prepared or with its own SQL. When this throws, `clear` before anything else.
    mutating func add(
        _ statement: some PreparedStatement, _ parameters: [Parameter], as preparation: Preparation?
    ) throws(PostgreSQLError) {
        if let preparation {
            guard parameters.count == preparation.parameters.count else {
                throw PostgreSQLError(
                    .invalidParameter, statement: statement.name,
                    position: min(parameters.count, preparation.parameters.count) + 1)
            }
        }
        guard parameters.count <= Self.parametersMax else {
            throw PostgreSQLError(
                .invalidParameter, statement: statement.name, position: Self.parametersMax + 1)
        }
        let first = lengths.count
        for (index, parameter) in parameters.enumerated() {
            let place = preparation?.parameters[index]
            guard place.map({ parameter.type.stands(for: $0.type) }) ?? true,
                add(parameter, elementType: place?.elementType)
            else { throw PostgreSQLError(.invalidParameter, statement: statement.name, position: index + 1) }
        }
        items.append(
            Item(
                name: statement.name, sql: preparation == nil ? statement.sql : nil,
                parameters: first..<lengths.count))
    }

    mutating func clear() {
        items.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
        formats.removeAll(keepingCapacity: true)
        types.removeAll(keepingCapacity: true)
        if bytes.capacity > Self.bytesKept { bytes = [0] }
        bytes.removeSubrange(1...)
    }

    /// Hands every item to libpq, which may begin to send. False: libpq refused one.
    @unsafe mutating func send(to handle: OpaquePointer) -> Bool {
        unsafe bytes.withUnsafeBytes { bytes in
            // The addresses lead into `bytes`, which does not move in this closure; libpq copies before it
            // returns.
            guard let base = unsafe bytes.assumingMemoryBound(to: CChar.self).baseAddress else {
                return false
            }
            unsafe addresses.removeAll(keepingCapacity: true)
            for offset in offsets {
                unsafe addresses.append(offset.map { unsafe base + $0 })
            }
            for item in items {
                guard unsafe send(item, to: handle) else { return false }
            }
            return true
        }
    }

    @unsafe private func send(_ item: Item, to handle: OpaquePointer) -> Bool {
        let first = item.parameters.lowerBound
        let count = CInt(item.parameters.count)
        // Each array has `count` elements from `first` on and lives until libpq returns.
        return unsafe addresses.withUnsafeBufferPointer { addresses in
            unsafe lengths.withUnsafeBufferPointer { lengths in
                unsafe formats.withUnsafeBufferPointer { formats in
                    unsafe types.withUnsafeBufferPointer { types in
                        let addresses = unsafe addresses.baseAddress.map { unsafe $0 + first }
                        let lengths = unsafe lengths.baseAddress.map { unsafe $0 + first }
                        let formats = unsafe formats.baseAddress.map { unsafe $0 + first }
                        let types = unsafe types.baseAddress.map { unsafe $0 + first }
                        if let sql = item.sql {
                            return unsafe PQsendQueryParams(
                                handle, sql, count, types, addresses, lengths, formats, 1) == 1
                        }
                        return unsafe PQsendQueryPrepared(
                            handle, item.name, count, addresses, lengths, formats, 1) == 1
                    }
                }
            }
        }
    }

    /// Encodes one value. False: it cannot be sent.
    private mutating func add(_ parameter: Parameter, elementType: TypeOID?) -> Bool {
        let offset = bytes.count
        switch parameter.value {
        case .null: break
        case .bool(let value): bytes.append(value ? 1 : 0)
        case .smallint(let value): bytes.append(bigEndian: value)
        case .integer(let value): bytes.append(bigEndian: value)
        case .bigint(let value): bytes.append(bigEndian: value)
        case .uuid(let value): bytes.append(bigEndian: value)
        case .text(let value):
            bytes.append(contentsOf: value.utf8)
            if bytes[offset...].contains(0) { return false }
        case .bytes(let value): bytes.append(contentsOf: value)
        case .rows(let value):
            guard let elementType else { return false }
            bytes.append(contentsOf: value)
            bytes.replace(
                bigEndian: Int32(bitPattern: elementType.rawValue), at: offset + Parameter.elementTypeOffset)
        case .invalid: return false
        }
        guard bytes.count <= Self.parameterBytesMax else { return false }
        if case .null = parameter.value { offsets.append(nil) } else { offsets.append(offset) }
        lengths.append(CInt(bytes.count - offset))
        formats.append(1)
        types.append(parameter.type.rawValue)
        return true
    }
}
