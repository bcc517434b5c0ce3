import JSON
import Testing

@Suite("Reading values by a schema")
struct SchemaDecodingTests {
    @Test("A complete object is read, with what was left out")
    func readsObjects() throws {
        let login = try SampleLogin.schema.decode(["password": "geheim", "email": "a@b"])
        #expect(login == SampleLogin(email: "a@b", password: "geheim", remember: false))
        let remembered = try SampleLogin.schema.decode([
            "email": "a@b", "password": "geheim", "remember": true,
        ])
        #expect(remembered.remember)
        let null = try SampleLogin.schema.decode(["email": "a@b", "password": "geheim", "remember": nil])
        #expect(!null.remember)
    }

    @Test(
        "Each fault has its pointer and its code",
        arguments: [
            ([], [("", "wrong_type")]),
            (nil, [("", "wrong_type")]),
            ([:], [("/email", "missing"), ("/password", "missing")]),
            (["email": nil, "password": 1], [("/email", "wrong_type"), ("/password", "wrong_type")]),
            (["email": "a@", "password": "x"], [("/email", "too_short"), ("/password", "too_short")]),
            (
                ["email": "a@34567890x", "password": "123456789"],
                [("/email", "too_long"), ("/password", "too_long")]
            ),
            (["email": "abc", "password": "xyz"], [("/email", "pattern")]),
            (["email": "a@b", "password": "xyz", "remember": 1], [("/remember", "wrong_type")]),
            (["email": "a@b", "password": "xyz", "remember": "true"], [("/remember", "wrong_type")]),
            (["email": "a@b", "password": "xyz", "admin": true], [("/admin", "unknown")]),
            (["Email": "a@b", "password": "xyz"], [("/email", "missing"), ("/Email", "unknown")]),
            (
                ["email": "a@b", "password": "xyz", "a/b~c": 1, "": 2],
                [("/a~1b~0c", "unknown"), ("/", "unknown")]
            ),
            (["email": "a@b", "password": "a@b"], [("/password", "too_simple")]),
        ] as [(JSON, [(String, FaultCode)])])
    func tellsAllFaults(document: JSON, expected: [(String, FaultCode)]) {
        expectFaults(expected) { try SampleLogin.schema.decode(document) }
    }

    @Test("Faults deep inside are found at once, each in its place")
    func tellsNestedFaults() {
        var document = SampleTransfer.schema.encode(.complete).objectValue ?? [:]
        document["id"] = "x"
        document["kind"] = "OWN"
        document["from"] = ["account_id": 0, "currency": "usd", "amount": 12, "extra": nil]
        document["to"] = nil
        document["balances"] = ["701": 5, "x": "1.00", "0701": "2.00"]
        document["tags"] = ["", "toolong", "ok"]
        document["count"] = 10
        expectFaults([
            ("/id", "invalid_id"), ("/kind", "not_one_of"), ("/from/account_id", "out_of_range"),
            ("/from/currency", "not_one_of"), ("/from/amount", "wrong_type"), ("/from/extra", "unknown"),
            ("/to", "missing"), ("/balances/701", "wrong_type"), ("/balances/x", "invalid_key"),
            ("/tags/0", "too_short"), ("/tags/1", "too_long"), ("/count", "out_of_range"),
        ]) { try SampleTransfer.schema.decode(.object(document)) }
    }

    @Test("Lengths are counted in Unicode scalars, as JSON Schema counts them")
    func countsScalars() throws {
        let schema = Schema<String>.string(minScalars: 2, maxScalars: 3)
        for text in ["ab", "e\u{301}", "😀😀😀"] {
            #expect(try schema.decode(.string(text)) == text)
        }
        expectFaults([("", "too_short")]) { try schema.decode("😀") }
        expectFaults([("", "too_long")]) { try schema.decode("ae\u{301}\u{302}") }
    }

    @Test("An integer may be written as a real without a fraction, and only so")
    func readsIntegers() throws {
        let schema = Schema<Int64>.integer(-5...5)
        #expect(try schema.decode(5) == 5)
        #expect(try schema.decode(.real(-5)) == -5)
        #expect(try Schema<Int64>.integer().decode(.integer(.min)) == .min)
        expectFaults([("", "out_of_range")]) { try schema.decode(6) }
        expectFaults([("", "wrong_type")]) { try schema.decode(.real(1.5)) }
        expectFaults([("", "wrong_type")]) { try Schema<Int64>.integer().decode(.real(1e300)) }
        expectFaults([("", "wrong_type")]) { try Schema<Int64>.integer().decode(.real(0x1p54)) }
        expectFaults([("", "wrong_type")]) { try schema.decode("5") }
    }

    @Test("Lists and dictionaries have a largest size, and lists a smallest")
    func limitsCollections() throws {
        let list = Schema<[Bool]>.array(of: .boolean, min: 1, max: 2)
        #expect(try list.decode([true, false]) == [true, false])
        expectFaults([("", "too_few_items")]) { try list.decode([]) }
        expectFaults([("", "too_many_items")]) { try list.decode([true, true, true]) }
        expectFaults([("", "wrong_type")]) { try list.decode(["0": true]) }
        let dictionary = Schema<[String: Int64]>.dictionary(
            keys: .string(maxScalars: 3), values: .integer(), max: 2)
        #expect(try dictionary.decode(["a": 1, "b": 2]) == ["a": 1, "b": 2])
        expectFaults([("", "too_many_items")]) { try dictionary.decode(["a": 1, "b": 2, "c": 3]) }
        // Swift takes the two names for one key, PostgreSQL would not: so neither is taken.
        expectFaults([("/e\u{301}", "duplicate")]) { try dictionary.decode(["\u{E9}": 1, "e\u{301}": 2]) }
    }

    @Test("At most so many faults are told, of whatever document")
    func limitsFaults() {
        let max = SchemaViolation.faultsMax
        let list = JSON.array(Array(repeating: 1, count: 100))
        let error = #expect(throws: SchemaViolation.self) {
            try Schema<[String]>.array(of: .string(maxScalars: 1), max: 1000).decode(list)
        }
        #expect(error?.faults.count == max)
        #expect(error?.faults.last?.pointer == "/\(max - 1)")
        let sides = JSON.array(Array(repeating: [:], count: 20))
        let threeEach = #expect(throws: SchemaViolation.self) {
            try Schema<[SampleSide]>.array(of: SampleSide.schema, max: 20).decode(sides)
        }
        #expect(threeEach?.faults.count == max)
        let object = JSONObject(uniqueMembers: (0..<1000).map { (name: "x\($0)", value: .null) })
        #expect(throws: SchemaViolation.self) { try SampleLogin.schema.decode(.object(object)) }
    }

    @Test("Null, constants and anything at all")
    func readsTheRest() throws {
        #expect(try Schema<Bool>.boolean.optional.decode(nil) == .some(nil))
        #expect(try Schema<Bool>.boolean.optional.decode(true) == true)
        #expect(try Schema<String>.constant("2.0").decode("2.0") == "2.0")
        expectFaults([("", "not_one_of")]) { try Schema<String>.constant("2.0").decode(.real(2)) }
        #expect(try Schema<JSON>.any.decode(["a": [1]]) == ["a": [1]])
        expectFaults([("", "not_one_of")]) { try Schema<SampleKind>.enumeration([.own]).decode("deposit") }
    }

    @Test("Details never repeat what was sent")
    func hidesValues() {
        let secret = "hunter2hunter2hunter2"
        let error = #expect(throws: SchemaViolation.self) {
            try SampleLogin.schema.decode(["email": .string(secret), "password": .string(secret)])
        }
        #expect(error.map { !"\($0)\($0.json)".contains("hunter2") } == true)
    }
}
