import Identity
import Logging
import Web

extension ServeSettings {
    /// In the order of the help.
    static let all: [any DescribedSetting] = [
        databaseURL, databaseConnectionsMax, databaseConnectTimeout, databaseStatementDeadline,
        databaseLeaseTimeout,
        databaseWaitersMax, listenAddress, port, connectionsMax, idleTimeout, shutdownDeadline,
        trustedProxies, corsOrigins,
        rateLimits, userLimit, addressLimit, signUpLimit, payeeLimit,
        passwordThreads, houseFoldInterval, imbalancePeriod, logLevel,
    ]

    static let databaseURL = Setting<String>.text(
        "DATABASE_URL", kind: "PostgreSQL connection URL", isSecret: true,
        "The database, as the role easybilling_app.")
    static let databaseConnectionsMax = Setting<Int>.integer(
        "DATABASE_CONNECTIONS_MAX", in: 1...500, standard: 10,
        "Most connections to the database at a time, beside two that post transfers and one that listens.")
    static let databaseConnectTimeout = Setting<Duration>.duration(
        "DATABASE_CONNECT_TIMEOUT", in: .milliseconds(100)...(.seconds(60)), standard: .seconds(3),
        "How long opening a connection may take.")
    static let databaseStatementDeadline = Setting<Duration>.duration(
        "DATABASE_STATEMENT_DEADLINE", in: .milliseconds(100)...(.seconds(600)), standard: .seconds(5),
        "How long the database may work on one statement.")
    static let databaseLeaseTimeout = Setting<Duration>.duration(
        "DATABASE_LEASE_TIMEOUT", in: .milliseconds(10)...(.seconds(60)), standard: .seconds(2),
        "How long a request waits for a free connection before it is refused.")
    static let databaseWaitersMax = Setting<Int>.integer(
        "DATABASE_WAITERS_MAX", in: 0...1_000_000, standard: 1_024,
        "Most requests that wait for a connection; the next is refused at once.")

    static let listenAddress = Setting<String>.text(
        "LISTEN_ADDRESS", kind: "IP address", standard: "127.0.0.1",
        "Where requests are taken; 0.0.0.0 is every IPv4 address of the machine.")
    static let port = Setting<Int>.integer(
        "PORT", in: 1...65_535, standard: 8_081, "The port for requests.")
    static let connectionsMax = Setting<Int>.integer(
        "HTTP_CONNECTIONS_MAX", in: 1...1_000_000, standard: 2_000,
        "Most client connections at a time; the next ones wait in the system's queue.")
    static let idleTimeout = Setting<Duration>.duration(
        "HTTP_IDLE_TIMEOUT", in: .seconds(1)...(.seconds(3_600)), standard: .seconds(75),
        "After which a silent connection is closed. Longer than a proxy in front keeps its own (60s here)."
    )
    static let shutdownDeadline = Setting<Duration>.duration(
        "SHUTDOWN_DEADLINE", in: .seconds(1)...(.seconds(600)), standard: .seconds(8),
        "How long requests in flight may take after SIGTERM.")

    static let trustedProxies = Setting<[AddressRange]>.addressRanges(
        "TRUSTED_PROXIES",
        "Whose X-Forwarded-For and X-Forwarded-Proto are believed, beside this machine's own processes.")
    static let corsOrigins = Setting<[WebOrigin]>.origins(
        "CORS_ORIGINS",
        "Whose pages may call the API from a browser, beside our own: all others are refused.")
    static let rateLimits = Setting<Bool>.onOff(
        "RATE_LIMITS", standard: true,
        "Whether hasty clients are refused. Off only for load tests, with LISTEN_ADDRESS on loopback.")
    static let userLimit = Setting<Quota>.quota(
        "RATE_LIMIT_USER", standard: LimitConfiguration().user,
        "Calls of one client on this instance; each of a batch counts, and each transfer of a list.")
    static let addressLimit = Setting<Quota>.quota(
        "RATE_LIMIT_ADDRESS", standard: LimitConfiguration().address,
        "Calls from one address without log-in on this instance.")
    static let signUpLimit = Setting<Quota>.quota(
        "RATE_LIMIT_SIGN_UPS", standard: LimitConfiguration().signUps,
        "Sign-ups from one address, on all instances together.")
    static let payeeLimit = Setting<Quota>.quota(
        "RATE_LIMIT_PAYEES", standard: LimitConfiguration().payees,
        "Different payees whom one client asks prices for, on all instances together.")
    static let passwordThreads = Setting<Int>.integer(
        "PASSWORD_THREADS", in: 1...64, standard: 2,
        "Passwords that are checked at a time: each takes a core for a seventh of a second and 64 MiB.")
    static let houseFoldInterval = Setting<Duration>.duration(
        "HOUSE_FOLD_INTERVAL", in: .milliseconds(100)...(.seconds(3_600)), standard: .seconds(5),
        "How often the house's balances are folded into their checkpoints, and shown anew in /metrics.")
    static let imbalancePeriod = Setting<Duration>.duration(
        "LEDGER_IMBALANCE_PERIOD", in: .seconds(1)...(.seconds(3_600)), standard: .seconds(60),
        "How often the metric ledger_imbalance is computed: a sum over all accounts.")
    static let logLevel = Setting.logLevel(
        "LOG_LEVEL", standard: .info, "The least important messages that are written.")
}
