package import HTTPTypes

/// A media type without its parameters, in small letters: `application/json`.
package struct MediaTypeName: Hashable, Sendable {
    package let text: String

    package static let json = MediaTypeName(known: "application/json")
    package static let problem = MediaTypeName(known: "application/problem+json")
    package static let form = MediaTypeName(known: "application/x-www-form-urlencoded")
    package static let csv = MediaTypeName(known: "text/csv")
    package static let html = MediaTypeName(known: "text/html")
    package static let plain = MediaTypeName(known: "text/plain")

    /// A type that is written in the program.
    package init(known text: StaticString) { self.text = "\(text)" }

    /// Reads a `Content-Type`, or one element of `Accept`; parameters such as `charset` are left out.
    package init(header value: Substring) {
        let end = value.utf8.firstIndex(of: UInt8(ascii: ";")) ?? value.endIndex
        text = value[..<end].withoutOuterBlanks.lowerCasedASCII
    }

    /// What a request says its body is; `nil` when it does not say.
    package init?(_ headers: HTTPFields) {
        guard let value = headers.value(of: .contentType) else { return nil }
        self.init(header: value[...])
    }
}
