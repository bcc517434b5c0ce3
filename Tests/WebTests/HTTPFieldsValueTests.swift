import HTTPTypes
import Testing

@testable import Web

@Suite("A header's value")
struct HTTPFieldsValueTests {
    static let all: HTTPFields = {
        var fields: HTTPFields = [.accept: "text/html", .cookie: "a=1"]
        fields.append(HTTPField(name: .accept, value: "text/plain"))
        fields.append(HTTPField(name: .cookie, value: "b=2"))
        fields.append(HTTPField(name: .userAgent, value: ""))
        return fields
    }()

    @Test(
        "is what the subscript gives, whether it stands once, several times or never",
        arguments: [HTTPField.Name.accept, .cookie, .userAgent, .origin, HTTPField.Name("ACCEPT")!])
    func value(name: HTTPField.Name) {
        #expect(Self.all.value(of: name) == Self.all[name])
    }

    @Test("is joined as its name wants it")
    func joined() {
        #expect(Self.all.value(of: .accept) == "text/html, text/plain")
        #expect(Self.all.value(of: .cookie) == "a=1; b=2")
        #expect(Self.all.value(of: .userAgent) == "")
        #expect(Self.all.value(of: .origin) == nil)
    }
}
