extension [UInt8] {
    /// Adds the bytes of a number in network order, as all of PostgreSQL's binary formats have them.
    mutating func append(bigEndian value: some FixedWidthInteger) {
        unsafe Swift.withUnsafeBytes(of: value.bigEndian) { bytes in
            // The bytes are those of the local copy, which lives until the closure returns.
            unsafe append(contentsOf: bytes)
        }
    }

    /// Overwrites four bytes, which must exist.
    mutating func replace(bigEndian value: Int32, at index: Int) {
        let bits = UInt32(bitPattern: value)
        self[index] = UInt8(truncatingIfNeeded: bits >> 24)
        self[index + 1] = UInt8(truncatingIfNeeded: bits >> 16)
        self[index + 2] = UInt8(truncatingIfNeeded: bits >> 8)
        self[index + 3] = UInt8(truncatingIfNeeded: bits)
    }
}
