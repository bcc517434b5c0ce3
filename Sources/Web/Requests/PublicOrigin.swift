import HTTPTypes

/// The address by which a client reached the service, for what is shown to be copied.
enum PublicOrigin {
    /// Where nobody says it: what `easybilling up` listens on.
    static let assumed = "http://localhost:8080"

    /// `https://pay.example.com`, `http://localhost:8080`.
    ///
    /// nginx passes `Host` on without its port, so the proxy's own word is asked first. Neither is trusted
    /// beyond its letters: the text is pasted into shells.
    static func of(_ request: HTTPRequest, isSecure: Bool, fromTrustedPeer isTrusted: Bool) -> String {
        let forwarded = isTrusted ? request.headerFields[.xForwardedHost] : nil
        guard let text = forwarded ?? request.authority, let authority = Authority(text),
            authority.host.utf8.allSatisfy(isPlain)
        else { return assumed }
        let port = authority.port.map { ":\($0)" } ?? ""
        return (isSecure ? "https://" : "http://") + authority.host + port
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
            UInt8(ascii: "-"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ":"):
            true
        default: false
        }
    }
}
