package import HTTPTypes

/// Reading a request's cookies (RFC 6265, section 5.4).
package enum CookieHeader {
    /// Every value that the request has under a name, in order.
    package static func values(of name: String, in headers: HTTPFields) -> [String] {
        headers[values: .cookie].flatMap { $0.split(separator: ";") }.compactMap { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2, halves[0].withoutOuterBlanks.utf8.elementsEqual(name.utf8) else {
                return nil
            }
            return String(halves[1].withoutOuterBlanks)
        }
    }
}
