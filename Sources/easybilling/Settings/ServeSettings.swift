import Identity
import Logging
import Web

/// Everything that `serve` can be told; all of it comes from the environment.
struct ServeSettings: Sendable {
    let databaseURL: String
    let databaseConnectionsMax: Int
    let databaseConnectTimeout: Duration
    let databaseStatementDeadline: Duration
    let databaseLeaseTimeout: Duration
    let databaseWaitersMax: Int
    let listenAddress: String
    let port: Int
    let connectionsMax: Int
    let idleTimeout: Duration
    let shutdownDeadline: Duration
    let trustedProxies: [AddressRange]
    let corsOrigins: [WebOrigin]
    let hasRateLimits: Bool
    let userLimit: Quota
    let addressLimit: Quota
    let signUpLimit: Quota
    let payeeLimit: Quota
    let passwordThreads: Int
    let houseFoldInterval: Duration
    let imbalancePeriod: Duration
    let logLevel: Logger.Level

    /// - Throws: A ``ConfigurationError`` with all faults.
    init(_ reader: SettingsReader = SettingsReader()) throws(ConfigurationError) {
        (
            databaseURL, databaseConnectionsMax, databaseConnectTimeout, databaseStatementDeadline,
            databaseLeaseTimeout, databaseWaitersMax, listenAddress, port, connectionsMax, idleTimeout,
            shutdownDeadline, trustedProxies, corsOrigins, hasRateLimits, userLimit, addressLimit,
            signUpLimit, payeeLimit, passwordThreads, houseFoldInterval, imbalancePeriod, logLevel
        ) = try reader.values(
            Self.databaseURL, Self.databaseConnectionsMax, Self.databaseConnectTimeout,
            Self.databaseStatementDeadline,
            Self.databaseLeaseTimeout, Self.databaseWaitersMax, Self.listenAddress, Self.port,
            Self.connectionsMax,
            Self.idleTimeout, Self.shutdownDeadline, Self.trustedProxies, Self.corsOrigins, Self.rateLimits,
            Self.userLimit, Self.addressLimit, Self.signUpLimit, Self.payeeLimit,
            Self.passwordThreads, Self.houseFoldInterval, Self.imbalancePeriod, Self.logLevel)
        guard hasRateLimits || LoopbackAddress.contains(listenAddress) else {
            throw ConfigurationError(faults: [
                SettingFault(
                    name: Self.rateLimits.name,
                    sentence: "is off, which needs LISTEN_ADDRESS on loopback; it is \(listenAddress)")
            ])
        }
    }
}
