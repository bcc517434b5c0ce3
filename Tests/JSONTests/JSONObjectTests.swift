import JSON
import Testing

@Suite("Objects")
struct JSONObjectTests {
    @Test("Setting a member keeps its place, adds at the end, or removes")
    func setsMembers() {
        var object: JSONObject = ["a": 1, "b": 2]
        object["a"] = 3
        object["c"] = .null
        #expect(object.map(\.name) == ["a", "b", "c"])
        #expect(object["a"] == 3)
        object["b"] = nil
        object["x"] = nil
        #expect(object.map(\.name) == ["a", "c"])
        #expect(object["c"] == .some(.null))
        #expect(object["b"] == nil)
        #expect(object.count == 2 && !object.isEmpty && JSONObject().isEmpty)
    }

    @Test("Objects are equal in any order, strings only with the same bytes")
    func comparesBytes() {
        #expect(["a": 1, "b": [1, 2]] as JSON == ["b": [1, 2], "a": 1])
        #expect(["a": 1] as JSON != ["a": 2])
        #expect(["a": 1] as JSON != ["b": 1])
        #expect(["a": 1] as JSON != ["a": 1, "b": 1])
        #expect([1, 2] as JSON != [2, 1])
        #expect(1 as JSON != .real(1))
        #expect("\u{E9}" as JSON != "e\u{301}")
        #expect("a\u{323}\u{307}" as JSON != "a\u{307}\u{323}", "same length, canonically equal")
        #expect(["\u{E9}": 1] as JSON != ["e\u{301}": 1])
    }

    @Test("Parts are found by name and position, and missing ones are nil")
    func findsParts() {
        let document: JSON = ["list": [1, ["x": true]], "text": "\(1 + 1)", "none": nil]
        #expect(document["list"]?[1]?["x"]?.boolValue == true)
        #expect(document["list"]?[0]?.integerValue == 1)
        #expect(document["list"]?[2] == nil && document["list"]?[-1] == nil && document[0] == nil)
        #expect(document["text"]?.stringValue == "2")
        #expect(document["none"] == .some(.null) && document["other"] == nil)
    }
}
