import HTTPTypes
import Hummingbird
import Testing
import Web

@testable import HTTPAPI

@Suite("The tag of an answer")
struct EntityTagTests {
    private func answer(_ bytes: String = "{}", ifNoneMatch values: [String] = []) -> Response {
        let head = HTTPRequest(
            method: .get, scheme: nil, authority: nil, path: "/",
            headerFields: HTTPFields(values.map { HTTPField(name: .ifNoneMatch, value: $0) }))
        return EntityTag.answer(
            .json, Array(bytes.utf8), headers: [.vary: "Accept"],
            to: Request(head: head, body: RequestBody(buffer: .init())))
    }

    private var tag: String { answer().headers[.eTag] ?? "none" }

    @Test("is a quoted word of its bytes")
    func tags() {
        #expect(tag.wholeMatch(of: /"[0-9a-f]{1,16}"/) != nil)
        #expect(tag == answer().headers[.eTag])
        #expect(tag != answer("{ }").headers[.eTag])
    }

    @Test("named by the client, alone or in a list, weak or not, the answer is not sent again")
    func unchanged() {
        let lists = [
            [tag], ["W/\(tag)"], ["*"], [" * "], ["\"other\", \(tag)"], ["\"other\",\t W/\(tag) ,\"more\""],
            ["\"a,b\", \(tag)"], ["\"other\"", tag],
        ]
        for list in lists {
            let answer = answer(ifNoneMatch: list)
            #expect(answer.status == .notModified, "\(list)")
            #expect(answer.headers[.eTag] == tag && answer.headers[.vary] == "Accept")
            #expect(answer.headers[.contentType] == nil)
        }
    }

    @Test("not named exactly, the answer comes whole")
    func changed() {
        let bare = String(tag.dropFirst().dropLast())
        let lists = [
            [], [""], ["\"other\""], [bare], ["w/\(tag)"], ["\"\(bare)"], ["*, \"other\""], ["\"*\""],
            [tag + "x"],
            ["W/ \(tag)"],
        ]
        for list in lists { #expect(answer(ifNoneMatch: list).status == .ok, "\(list)") }
    }
}
