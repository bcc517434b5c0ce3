extension RowReader {
    /// An array of one dimension, without NULLs.
    package mutating func bigints() throws(PostgreSQLError) -> [Int64] {
        unsafe try array(.bigints, of: .bigint) { bytes in
            guard bytes.count == 8 else { return nil }
            return unsafe Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))  // eight bytes, just counted
        }
    }

    /// An array of one dimension, without NULLs.
    package mutating func texts() throws(PostgreSQLError) -> [String] {
        unsafe try array(.texts, of: .text) { bytes in
            unsafe String(validating: bytes, as: UTF8.self)  // copied
        }
    }

    /// The reverse of `Parameter.array`, trusting no length that the bytes claim.
    private mutating func array<Element>(
        _ type: TypeOID, of elementType: TypeOID, decode: (UnsafeRawBufferPointer) -> Element?
    ) throws(PostgreSQLError) -> [Element] {
        guard let all = unsafe try nextBytes(type) else { throw unexpected() }
        var bytes = unsafe all[...]
        guard let dimensions = unsafe bytes.popInt32(), let _ = unsafe bytes.popInt32(),
            let element = unsafe bytes.popInt32(), UInt32(bitPattern: element) == elementType.rawValue
        else { throw unexpected() }
        if dimensions == 0 { return [] }
        guard dimensions == 1, let count = unsafe bytes.popInt32(), count >= 0,
            let _ = unsafe bytes.popInt32()
        else { throw unexpected() }
        var elements: [Element] = []
        for _ in 0..<count {
            guard let length = unsafe bytes.popInt32(), length >= 0, unsafe bytes.count >= Int(length),
                let element = unsafe decode(UnsafeRawBufferPointer(rebasing: bytes.prefix(Int(length))))
            else { throw unexpected() }
            elements.append(element)
            unsafe bytes.removeFirst(Int(length))
        }
        return elements
    }
}

extension Slice<UnsafeRawBufferPointer> {
    /// Takes four bytes in network order off the front, nil if there are fewer.
    fileprivate mutating func popInt32() -> Int32? {
        guard unsafe count >= 4 else { return nil }
        defer { unsafe removeFirst(4) }
        // Four bytes, just counted, of memory that whoever made the slice keeps alive.
        return unsafe Int32(
            bigEndian: UnsafeRawBufferPointer(rebasing: prefix(4)).loadUnaligned(as: Int32.self))
    }
}
