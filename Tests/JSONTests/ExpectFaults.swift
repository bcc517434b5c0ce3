import JSON
import Testing

/// Expects a schema to refuse with exactly these faults in this order.
func expectFaults<Value>(
    _ expected: [(pointer: String, code: FaultCode)], sourceLocation: SourceLocation = #_sourceLocation,
    _ decode: () throws -> Value
) {
    let violation = #expect(throws: SchemaViolation.self, sourceLocation: sourceLocation) { _ = try decode() }
    let faults = violation?.faults.map { "\($0.pointer) \($0.code)" }
    #expect(faults == expected.map { "\($0.pointer) \($0.code)" }, sourceLocation: sourceLocation)
    #expect(
        violation?.faults.allSatisfy { !$0.detail.isEmpty || $0.code == "x" } == true,
        sourceLocation: sourceLocation)
}
