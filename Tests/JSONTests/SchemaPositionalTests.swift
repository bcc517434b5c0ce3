import JSON
import Testing

@Suite("Members by position")
struct SchemaPositionalTests {
    @Test("Values stand in the order of the members, and those at the end may be left out")
    func readsPositions() throws {
        let expected = SampleLogin(email: "a@b", password: "geheim", remember: false)
        #expect(try SampleLogin.schema.decodePositional(["a@b", "geheim"]) == expected)
        #expect(try SampleLogin.schema.decodePositional(["a@b", "geheim", false]) == expected)
        #expect(try SampleLogin.schema.decodePositional(["a@b", "geheim", nil]) == expected)
    }

    @Test(
        "Pointers are positions",
        arguments: [
            ([], [("/0", "missing"), ("/1", "missing")]),
            (["a@b"], [("/1", "missing")]),
            ([nil, "geheim"], [("/0", "wrong_type")]),
            (["a@b", "geheim", true, 1, 2], [("/3", "unknown"), ("/4", "unknown")]),
            ([["email": "a@b"]], [("/0", "wrong_type"), ("/1", "missing")]),
            (["a@b", "a@b"], [("/1", "too_simple")]),
        ] as [([JSON], [(String, FaultCode)])])
    func pointsToPositions(values: [JSON], expected: [(String, FaultCode)]) {
        expectFaults(expected) { try SampleLogin.schema.decodePositional(values) }
    }

    @Test("Below a position, members have their names again")
    func namesInsidePositions() {
        var values = SampleTransfer.schema.encode(.complete).objectValue?.map(\.value) ?? []
        values[4] = ["account_id": 1, "currency": "EUR", "id": 1]
        expectFaults([("/4/amount", "missing"), ("/4/id", "unknown")]) {
            try SampleTransfer.schema.decodePositional(values)
        }
    }
}
