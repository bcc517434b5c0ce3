/// Where a page comes from, as browsers write it in `Origin`: `https://shop.example`,
/// `http://localhost:3000`.
package struct WebOrigin: Hashable, Sendable {
    /// In small letters, without the port that its scheme has anyway.
    package let text: String

    /// Reads scheme, host and port.
    ///
    /// - Returns: `nil` for anything else: `*` and `null`, which stand for no page in particular, another
    ///   scheme, a path, a user, or a host of characters that no browser writes there.
    package init?(_ text: String) {
        let text = text.lowerCasedASCII
        guard let authority = Authority(origin: text), Self.isHost(authority.host),
            let port = authority.port
        else { return nil }
        let scheme = text.utf8.starts(with: "https:".utf8) ? "https" : "http"
        let hasOwnPort = port != (scheme == "https" ? 443 : 80)
        self.text = "\(scheme)://\(authority.host)" + (hasOwnPort ? ":\(port)" : "")
    }

    /// Letters, digits, dots and hyphens, or an IPv6 address in brackets.
    private static func isHost(_ host: String) -> Bool {
        if host.utf8.first == UInt8(ascii: "[") {
            return NetworkAddress(String(host.dropFirst().dropLast())) != nil
        }
        return host.utf8.allSatisfy {
            $0.isLetter || $0.isDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
        }
    }
}
