import JSON
import Testing

@Suite("Reading documents")
struct JSONParsingTests {
    @Test(
        "A text that is JSON gives its value",
        arguments: [
            ("null", .null), ("true", true), ("false", false), (" 1 ", 1), ("-7", -7), ("-0", 0),
            ("9223372036854775807", 9_223_372_036_854_775_807),
            ("-9223372036854775808", .integer(.min)),
            ("1.5", .real(1.5)), ("1e3", .real(1000)), ("1E+2", .real(100)), ("-0.0", .real(0)),
            ("1e-400", .real(0)),
            ("1.7976931348623157e308", .real(.greatestFiniteMagnitude)),
            (#""""#, ""), (#""\u0041\n\/\"\\""#, "A\n/\"\\"), (#""\uD83D\uDE00""#, "😀"), (#""é""#, "é"),
            ("[]", []), ("[1,[2],{}]", [1, [2], [:]]), ("{}", [:]),
            (#"{"b":1,"a":{"":null}}"#, ["b": 1, "a": ["": nil]]),
        ] as [(String, JSON)])
    func acceptsJSON(text: String, expected: JSON) throws {
        #expect(try JSON(parsing: text) == expected)
    }

    @Test(
        "A text that is not taken says why",
        arguments: [
            ("", .empty), (" \t\r\n", .empty),
            ("nul", .syntax), ("NaN", .syntax), ("Infinity", .syntax), ("-Infinity", .syntax),
            ("01", .syntax),
            ("-", .syntax), ("1.", .syntax), (".5", .syntax), ("+1", .syntax), ("0x1", .syntax),
            ("1e", .syntax),
            ("'a'", .syntax), ("{a:1}", .syntax), ("[1,]", .syntax), ("{\"a\":1,}", .syntax), ("[1", .syntax),
            ("{\"a\" 1}", .syntax), ("{}x", .syntax), ("{}{}", .syntax), ("{}\0", .syntax), ("\0", .syntax),
            ("\"a\0b\"", .syntax), ("\"\t\"", .syntax), ("\"\n\"", .syntax), ("\"a", .syntax),
            (#""\x""#, .syntax),
            (#""\u00""#, .syntax), ("\u{FEFF}{}", .syntax), ("/**/1", .syntax), ("]", .syntax),
            ("}", .syntax),
            (#""\ud800""#, .syntax), (#""\ud800\u0041""#, .syntax), (#""\udc00\ud800""#, .syntax),
            (#""\u0000""#, .nullCharacter), (#"{"\u0000":1}"#, .nullCharacter),
            (#"{"a\u0000b":1}"#, .nullCharacter),
            ("9223372036854775808", .numberOverflow), ("-9223372036854775809", .numberOverflow),
            ("[123456789012345678901234567890]", .numberOverflow), ("1e400", .numberOverflow),
            ("-1e400", .numberOverflow),
            (#"{"a":1,"a":1}"#, .duplicateName), (#"{"a":1,"\u0061":2}"#, .duplicateName),
            (#"[{"x":{"a":1,"b":2,"a":3}}]"#, .duplicateName), (#"{"":1,"":1}"#, .duplicateName),
        ] as [(String, JSONParsingError.Reason)])
    func refusesOtherTexts(text: String, reason: JSONParsingError.Reason) {
        let error = #expect(throws: JSONParsingError.self) { try JSON(parsing: text) }
        #expect(error?.reason == reason)
    }

    @Test(
        "Bytes that are not UTF-8 are refused: stray, overlong, surrogates, beyond Unicode, cut short",
        arguments: [
            [0xFF], [0x22, 0xFF, 0x22], [0x22, 0x80, 0x22], [0x22, 0xC0, 0xAF, 0x22],
            [0x22, 0xED, 0xA0, 0x80, 0x22],
            [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xE0, 0x80, 0x80, 0x22], [0x22, 0xC3],
            [0x22, 0xC3, 0x22],
        ] as [[UInt8]])
    func refusesInvalidUnicode(bytes: [UInt8]) {
        let error = #expect(throws: JSONParsingError.self) { try JSON(parsing: bytes) }
        #expect(error?.reason == .notUnicode)
    }

    @Test("Names that are canonically equal but differ in their bytes are two names")
    func comparesNamesByBytes() throws {
        let document = try JSON(parsing: "{\"\u{E9}\":1,\"e\u{301}\":2}")
        #expect(document["\u{E9}"] == 1)
        #expect(document["e\u{301}"] == 2)
        #expect(document.objectValue?.count == 2)
    }

    @Test("Members keep the order of the text")
    func keepsOrder() throws {
        let document = try JSON(parsing: #"{"z":1,"a":2,"m":3}"#)
        #expect(document.objectValue?.map(\.name) == ["z", "a", "m"])
    }

    @Test("32 levels are read, 33 are too deep; brackets in strings do not count")
    func limitsDepth() throws {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let inner = open == "[" ? "" : "1"
            func nested(_ depth: Int) -> String {
                String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
            }
            _ = try JSON(parsing: nested(32))
            let error = #expect(throws: JSONParsingError.self) { try JSON(parsing: nested(33)) }
            #expect(error?.reason == .tooDeep)
        }
        let brackets = String(repeating: "[{\\\"", count: 40)
        #expect(try JSON(parsing: "[\"\(brackets)\"]")[0]?.stringValue?.count == 120)
        let siblings = Array(repeating: "[]", count: 100).joined(separator: ",")
        #expect(try JSON(parsing: "[\(siblings)]").arrayValue?.count == 100)
    }

    @Test("A hundred thousand open brackets are refused without recursion")
    func refusesAbsurdDepth() {
        let bytes = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
        #expect(throws: JSONParsingError(.tooDeep, offset: 32)) { try JSON(parsing: bytes) }
    }

    @Test("A document as large as the limit is read, one byte more is too large")
    func limitsSize() throws {
        let limit = JSONLimits.request.bytesMax
        #expect(limit == 262_144)
        let text = "\"" + String(repeating: "x", count: limit - 2) + "\""
        _ = try JSON(parsing: text)
        #expect(throws: JSONParsingError(.tooLarge, offset: limit)) { try JSON(parsing: text + " ") }
    }

    @Test("Many tasks may read and write at once")
    func isConcurrent() async throws {
        let text = #"{"a":[1,2,{"b":"é"}],"c":1.5}"#
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask { () throws -> Void in
                    for _ in 0..<200 {
                        #expect(try JSON(parsing: text).description == text)
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
