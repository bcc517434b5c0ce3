import JSON
import TestVectors
import Testing

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

    @Test("A long list, which is written without jansson, has the text that jansson gives")
    func writesLongListsAlike() throws {
        var random = SplitMix64(seed: 1)
        for _ in 0..<50 {
            let element = JSON.random(depth: 4, using: &random)
            let alone = element.serialized()
            let list = JSON.array(Array(repeating: element, count: 250)).serialized()
            let expected = Array(repeating: alone, count: 250).joined(separator: [UInt8(ascii: ",")])
            #expect(list == [UInt8(ascii: "[")] + expected + [UInt8(ascii: "]")])
        }
    }

    @Test("A text longer than the first buffer is written whole")
    func growsItsBuffer() throws {
        for count in [1020, 1021, 1022, 1023, 1024, 5000] {
            let text = String(repeating: "x", count: count)
            #expect(JSON.string(text).description == "\"\(text)\"")
        }
    }
}
