/// Everything that is wrong with a document, in the order in which the schema looks at it.
public struct SchemaViolation: Error, Sendable, Equatable {
    /// At least one and at most `faultsMax` faults.
    public let faults: [Fault]

    public init(faults: [Fault]) {
        self.faults = faults
    }

    /// How many faults are told; a document may have many more.
    public static let faultsMax = 32

    /// The faults as they stand in an error's `fields`.
    public var json: JSON { .array(faults.map(\.json)) }
}

extension SchemaViolation: CustomStringConvertible {
    public var description: String {
        faults.map { "\($0.pointer): \($0.code): \($0.detail)" }.joined(separator: "; ")
    }
}
