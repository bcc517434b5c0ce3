/// What `up` can be told by the environment; its options take precedence. The variables of `serve` reach
/// the service.
struct UpSettings: Sendable {
    let port: Int
    let addresses: [String]
    let hasRateLimits: Bool

    /// In the order of the help.
    static let all: [any DescribedSetting] = [port, addresses, ServeSettings.rateLimits]

    static let port = Setting<Int>.integer(
        "PORT", in: 1...65_535, standard: 8_080, "Where nginx takes requests.")
    static let addresses = Setting<[String]>.list(
        "LISTEN_ADDRESS", kind: "IP addresses between commas", standard: ["127.0.0.1", "::1"],
        "Whose port that is. The default lets in this machine; 0.0.0.0,:: the network, without TLS."
    )

    /// - Throws: A ``ConfigurationError`` with all faults.
    init(_ reader: SettingsReader = SettingsReader(), port: Int?, addresses: [String])
        throws(ConfigurationError)
    {
        let found = try reader.values(Self.port, Self.addresses, ServeSettings.rateLimits)
        self.port = port ?? found.0
        self.addresses = addresses.isEmpty ? found.1 : addresses
        hasRateLimits = found.2
        guard hasRateLimits || self.addresses.allSatisfy(LoopbackAddress.contains) else {
            throw ConfigurationError(faults: [
                SettingFault(
                    name: ServeSettings.rateLimits.name,
                    sentence: "is off, which needs every address on loopback")
            ])
        }
    }
}
