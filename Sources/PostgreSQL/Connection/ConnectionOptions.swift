import CPostgres

/// The libpq keywords with which a connection is opened, made from its configuration.
struct ConnectionOptions {
    private(set) var keywords: [(name: String, value: String)]

    /// Throws `invalidConfiguration` for a URL that libpq cannot read, without repeating it: it may hold a
    /// password.
    init(_ configuration: ConnectionConfiguration) throws(PostgreSQLError) {
        let given = try Self.parse(configuration.url)
        // `dbname` may be a whole URL; what follows it takes precedence over what the URL says.
        keywords = [
            ("dbname", configuration.url),
            ("client_encoding", "UTF8"),
            ("options", Self.options(configuration, given: given["options"])),
        ]
        offer("application_name", configuration.applicationName, unless: given)
        // A network that swallows packets is noticed by the kernel as well, also while cancelling.
        offer("tcp_user_timeout", String(configuration.connectTimeout.milliseconds), unless: given)
        offer("keepalives_idle", "30", unless: given)
    }

    private mutating func offer(_ name: String, _ value: String, unless given: [String: String]) {
        if given[name] == nil { keywords.append((name, value)) }
    }

    /// Session settings, which the server takes from the start packet: no round trip, and RESET returns to
    /// them.
    private static func options(_ configuration: ConnectionConfiguration, given: String?) -> String {
        let settings = [
            // Plans do not depend on parameters here, so the server need not plan five times before it
            // notices.
            "plan_cache_mode=force_generic_plan",
            "timezone=UTC",
            "datestyle=ISO",
            "statement_timeout=\(configuration.statementDeadline.milliseconds)",
            "lock_timeout=\(configuration.lockTimeout.milliseconds)",
            "idle_in_transaction_session_timeout=\(configuration.idleInTransactionTimeout.milliseconds)",
            // A server that works for a client that is gone notices within a second.
            "client_connection_check_interval=1000",
        ]
        return (settings.map { "-c " + $0 } + [given ?? ""]).joined(separator: " ")
    }

    private static func parse(_ url: String) throws(PostgreSQLError) -> [String: String] {
        guard !url.utf8.contains(0) else { throw PostgreSQLError(.invalidConfiguration) }
        // libpq allocates the list, which ends with a nil keyword; its strings are copied before it is freed
        // below.
        guard let list = unsafe PQconninfoParse(url, nil) else {
            throw PostgreSQLError(.invalidConfiguration)
        }
        defer { unsafe PQconninfoFree(list) }
        var given: [String: String] = [:]
        var option = unsafe list
        while let name = unsafe String(ascii: option.pointee.keyword) {
            if let value = unsafe String(ascii: option.pointee.val) { given[name] = value }
            unsafe option += 1
        }
        return given
    }
}
