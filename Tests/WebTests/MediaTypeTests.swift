import HTTPTypes
import Testing

@testable import Web

@Suite("Content types")
struct MediaTypeTests {
    @Test("a content type is compared without its parameters and in any case")
    func contentType() {
        #expect(MediaTypeName([.contentType: "Application/JSON ; charset=utf-8"]) == .json)
        #expect(MediaTypeName([.contentType: "application/jsonp"]) != .json)
        #expect(MediaTypeName([:]) == nil)
    }

    @Test(
        "of what is offered the client's favourite is taken",
        arguments: [
            (nil, "application/json"), ("*/*", "application/json"), ("text/csv", "text/csv"),
            ("text/html,*/*;q=0.5", "application/json"),
            ("application/json, text/csv;q=0.1", "application/json"),
            ("application/json;q=0.1, text/csv", "text/csv"), ("text/*", "text/csv"),
            ("TEXT/CSV;q=0.001", "text/csv"),
            ("text/html", nil), ("application/json;q=0", nil), ("*/*;q=0", nil),
            ("text/csv;q=0, */*", "application/json"),
            ("application/json;q=0, */*", "text/csv"), ("text/csv;q=abc", "text/csv"),
            ("", "application/json"), (";;;,,,q", nil),
        ] as [(String?, String?)])
    func accept(header: String?, chosen: String?) {
        var headers = HTTPFields()
        headers[.accept] = header
        #expect(MediaTypeName.preferred(of: [.json, .csv], headers)?.text == chosen)
    }
}
