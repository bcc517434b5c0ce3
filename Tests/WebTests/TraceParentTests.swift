import HTTPTypes
import Testing

@testable import Web

@Suite("The trace of a request")
struct TraceParentTests {
    private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    private static let parent = "00f067aa0ba902b7"

    @Test(
        "is read from a header that is well formed, also of a later version",
        arguments: [
            "00-\(trace)-\(parent)-01", "00-\(trace)-\(parent)-00", "00-\(trace)-\(parent)-ff",
            "01-\(trace)-\(parent)-01", "cc-\(trace)-\(parent)-01-what comes later",
        ])
    func reads(text: String) throws {
        let read = try #require(TraceParent(text))
        #expect((read.traceID, read.parentID) == (Self.trace, Self.parent))
    }

    @Test(
        "is none where the header is malformed",
        arguments: [
            "", "00", "00-\(trace)-\(parent)", "00-\(trace)-\(parent)-", "00-\(trace)-\(parent)-1",
            "00-\(trace)-\(parent)-01-", "00-\(trace)-\(parent)-01-more", "01-\(trace)-\(parent)-01more",
            "ff-\(trace)-\(parent)-01", "0-\(trace)-\(parent)-01", "00-\(trace)-\(parent)-0g",
            "00-\(trace.uppercased())-\(parent)-01", "00-\(trace)-\(parent.uppercased())-01",
            "00-\(String(repeating: "0", count: 32))-\(parent)-01",
            "00-\(trace)-\(String(repeating: "0", count: 16))-01",
            "00_\(trace)-\(parent)-01", "00-\(trace)_\(parent)-01", "00-\(trace)-\(parent)_01",
            " 00-\(trace)-\(parent)-01", "00-\(trace.dropLast())é-\(parent)-01", "FF-\(trace)-\(parent)-01",
        ])
    func refuses(text: String) {
        #expect(TraceParent(text) == nil)
    }

    @Test("is none where two headers name it")
    func twice() {
        let header = HTTPField(name: .traceParent, value: "00-\(Self.trace)-\(Self.parent)-01")
        #expect(TraceParent(HTTPFields([header])) != nil)
        #expect(TraceParent(HTTPFields([header, header])) == nil)
        #expect(TraceParent(HTTPFields()) == nil)
    }
}
