import TestVectors
import Testing

@testable import JSON

@Suite("Writing documents")
struct JSONWritingTests {
    @Test(
        "A value has one text",
        arguments: [
            (nil, "null"), (true, "true"), (false, "false"), (0, "0"),
            (.integer(.min), "-9223372036854775808"),
            (.real(1.5), "1.5"), (.real(1000), "1000.0"), (.real(-0.0), "-0.0"),
            ("", #""""#), ("\u{0}\u{8}\t\n\u{C}\r\u{1f}\"\\/", #""\u0000\b\t\n\f\r\u001F\"\\/""#),
            ("é😀\u{7F}", "\"é😀\u{7F}\""),
            ([], "[]"), ([:], "{}"), ([1, [nil]], "[1,[null]]"),
            (["b": 1, "a": ["": "x"]], #"{"b":1,"a":{"":"x"}}"#),
        ] as [(JSON, String)])
    func writesCompactly(document: JSON, text: String) {
        #expect(document.description == text)
    }

    @Test("Pretty text is indented by two")
    func writesPrettily() {
        let text = String(
            decoding: (["a": [1, nil], "b": [:]] as JSON).serialized(pretty: true), as: UTF8.self)
        #expect(text == "{\n  \"a\": [\n    1,\n    null\n  ],\n  \"b\": {}\n}")
    }

    @Test("Documents, which are written without jansson, have the text that jansson gives", arguments: 0..<20)
    func writesAsJanssonDoes(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<100 {
            let document = JSON.random(depth: 5, using: &random)
            #expect(document.serialized() == JanssonValue(document).serialized(pretty: false))
        }
    }

    @Test("A text longer than the first buffer is written whole")
    func growsItsBuffer() throws {
        for count in [1020, 1021, 1022, 1023, 1024, 5000] {
            let text = String(repeating: "x", count: count)
            #expect(JSON.string(text).description == "\"\(text)\"")
            #expect(JSON.string(text).serialized(pretty: true) == Array("\"\(text)\"".utf8))
        }
    }
}
