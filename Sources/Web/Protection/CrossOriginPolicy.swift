import HTTPTypes

/// Which other sites' pages may call the API and read what it answers (CORS; WHATWG Fetch, section 3.2):
/// those that the operator lists, and nobody where the list is empty.
package struct CrossOriginPolicy: Sendable {
    private let origins: [WebOrigin]

    package static let originsMax = 50

    /// No other site at all.
    package static let closed = CrossOriginPolicy([])

    package init(_ origins: [WebOrigin]) { self.origins = origins }

    var isClosed: Bool { origins.isEmpty }

    /// The origin of the page that sent a request, where it is a listed one. Byte by byte: browsers have one
    /// way to write an origin.
    func origin(in headers: HTTPFields) -> String? {
        guard let named = headers[.origin] else { return nil }
        return origins.contains { $0.text.utf8.elementsEqual(named.utf8) } ? named : nil
    }
}
