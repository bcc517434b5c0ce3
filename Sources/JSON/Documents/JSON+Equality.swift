extension JSON: Equatable {
    /// Whether both are the same document; strings are compared byte for byte, reals by value (so `0.0`
    /// equals `-0.0`).
    ///
    /// Swift's own `==` on strings is canonical equivalence: it would call two different memos, or two
    /// different keys, the same.
    public static func == (left: JSON, right: JSON) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.real(let left), .real(let right)): left == right
        case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        default: false
        }
    }
}

extension String {
    /// Whether both are the same UTF-8, byte for byte.
    ///
    /// Swift's `==` goes first because it is quick: what it tells apart differs in its bytes too.
    func hasSameBytes(as other: String) -> Bool {
        guard utf8.count == other.utf8.count, self == other else { return false }
        return utf8Span.isKnownASCII || utf8.elementsEqual(other.utf8)
    }
}
