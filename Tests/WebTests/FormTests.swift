import Testing

@testable import Web

@Suite("Forms and queries")
struct FormTests {
    private func read(_ text: String) throws -> [String] {
        try URLEncodedPairs.read(Array(text.utf8)).map { "\($0.name)=\($0.value)" }
    }

    @Test("names and values are decoded")
    func decode() throws {
        #expect(
            try read("a=1&b=x+y&c=%D1%8F%2b&d=a=b&e&=f") == ["a=1", "b=x y", "c=я+", "d=a=b", "e=", "=f"])
        #expect(try read("") == [])
        #expect(try read("&&a=1&&") == ["a=1"])
        #expect(try read("%26=%3D") == ["&=="])
    }

    @Test(
        "what is broken is refused, not repaired",
        arguments: [
            ("a=%", .percentSign), ("a=%4", .percentSign), ("a=%ZZ", .percentSign), ("%", .percentSign),
            ("a=%FF", .notUnicode), ("a=%ED%A0%80", .notUnicode), ("a=%C0%80", .notUnicode),
            ("a=%00", .nullCharacter),
            ("%00=1", .nullCharacter),
        ] as [(String, URLEncodingFault)])
    func broken(text: String, fault: URLEncodingFault) {
        #expect(throws: fault) { try URLEncodedPairs.read(Array(text.utf8)) }
    }

    @Test("bytes that are no UTF-8 are refused when they come unencoded as well")
    func rawBytes() {
        #expect(throws: URLEncodingFault.notUnicode) { try URLEncodedPairs.read([0x61, 0x3D, 0xFF]) }
    }

    @Test("a hundred fields are read, one more is refused")
    func many() throws {
        let fields = (1...RequestLimits.pairsMax).map { "f\($0)=1" }
        #expect(try FormFields(parsing: Array(fields.joined(separator: "&").utf8)).pairs.count == 100)
        #expect(throws: URLEncodingFault.tooMany) {
            try FormFields(parsing: Array((fields + ["x=1"]).joined(separator: "&").utf8))
        }
    }

    @Test("a form has each field once; a query may repeat one")
    func duplicates() throws {
        #expect(throws: URLEncodingFault.duplicate) { try FormFields(parsing: Array("a=1&b=2&%61=3".utf8)) }
        let query = try QueryParameters(parsing: "filter=1&x=2&filter=3")
        #expect(query[all: "filter"] == ["1", "3"])
        #expect(query["x"] == "2" && query["y"] == nil)
    }

    @Test("a query is written so that it reads back")
    func roundTrip() throws {
        let query = try QueryParameters(parsing: "filter=text+%3D+%22a%2Bb%26%D1%8F%22&cursor=old")
        let next = query.replacing("cursor", with: "n-1")
        #expect(next.encoded == "filter=text+%3D+%22a%2Bb%26%D1%8F%22&cursor=n-1")
        #expect(try QueryParameters(parsing: next.encoded)["filter"] == "text = \"a+b&я\"")
    }
}
