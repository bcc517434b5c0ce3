/// A host and its port, as `Origin` and `Host` name them.
struct Authority: Equatable {
    let host: String
    let port: Int?

    /// Reads `example.com`, `example.com:8080` or `[::1]:8080`.
    init?(_ text: some StringProtocol) {
        let lowerCased = text.lowerCasedASCII
        let host: Substring
        let rest: Substring
        if lowerCased.utf8.first == UInt8(ascii: "[") {
            guard let end = lowerCased.firstIndex(of: "]") else { return nil }
            host = lowerCased[...end]
            rest = lowerCased[lowerCased.index(after: end)...]
        } else {
            host = lowerCased.prefix { $0 != ":" }
            rest = lowerCased[host.endIndex...]
        }
        guard !host.isEmpty else { return nil }
        self.host = String(host)
        if rest.isEmpty {
            port = nil
        } else {
            guard rest.first == ":", let number = UInt16(rest.dropFirst()) else { return nil }
            port = Int(number)
        }
    }

    /// Reads `https://example.com:8443`; `nil` for `null` and anything else that names no host.
    init?(origin: String) {
        let text = origin.lowerCasedASCII
        let schemes = [(name: "https://", port: 443), (name: "http://", port: 80)]
        guard let scheme = schemes.first(where: { text.hasPrefix($0.name) }) else { return nil }
        self.init(text.dropFirst(scheme.name.utf8.count))
        if port == nil { self = Authority(host: host, port: scheme.port) }
    }

    private init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// A `Host` without a port fits any: proxies are known to leave it out.
    func isSameHost(as host: Authority) -> Bool {
        self.host == host.host && (host.port == nil || port == host.port)
    }
}
