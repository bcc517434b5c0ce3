import Audit
import Catalog
import Events
import HTTPAPI
import Hummingbird
import Identity
import LedgerStore
import Logging
import Methods
import Metrics
import Pages
import PostgreSQL
import ServiceLifecycle
import Web

/// The service put together from its modules.
struct Composition {
    let settings: ServeSettings
    let logger: Logger

    /// Everything that runs, in the order in which it is stopped last: the pool outlives who uses it.
    ///
    /// - Throws: What keeps the service from being of any use: templates that do not parse, threads that
    ///   the system does not give. A database that is not there yet is waited for, and `/readyz` says so.
    func services() throws -> [any Service] {
        let registry = PrometheusRegistry()
        MetricsSystem.bootstrap(registry)
        let pool = ConnectionPool(
            poolConfiguration,
            statements: IdentityStatements.all + LedgerStatements.all + Imbalance.statements,
            logger: logger)
        let stamps = StampClock(now: SystemClock.now)
        let hub = EventHub()
        let identity = try IdentityServices(
            pool: pool, configuration: identityConfiguration, now: SystemClock.now, logger: logger)
        let posting = try PostingEngine(
            pool: pool, stamps: stamps, callers: CallerChecks(identity.sessions), logger: logger,
            witness: hub.posted)
        let services = Services(
            pool: pool, posting: posting, identity: identity, stamps: stamps, openRPC: OpenRPC.document(),
            hub: hub)
        let readiness = Readiness()
        let house = HouseGauges(pool: pool)
        let imbalance = ImbalanceWatch()
        let api = API(
            services: services, readiness: readiness, checkDatabase: { try await pool.ping() },
            registry: registry,
            gauges: { Self.gauges(pool: pool, posting: posting, hub: hub) + house.all + imbalance.gauges })
        let renderer = try PageRenderer()
        let router = makeRouter(
            entrance: Entrance(
                proxies: TrustedProxies(settings.trustedProxies), readiness: readiness,
                pages: ProblemPages(renderer: renderer), accessLogLevel: .debug),
            crossOrigin: CrossOriginPolicy(settings.corsOrigins))
        api.add(to: router)
        Site(services: services, renderer: renderer).add(to: router)
        return [
            PoolService(pool: pool, identity: identity),
            // Says what the last batches did before the pool closes.
            EventRelayService(
                hub: hub,
                relay: EventRelay(
                    hub: hub, pool: pool, configuration: poolConfiguration.connection, logger: logger)),
            PostingService(engine: posting),
            SeenSessionsService(sessions: identity.sessions),
            UpkeepService(
                upkeep: identity.upkeep, quotes: PurgeQuotes(pool: pool, now: SystemClock.now),
                logger: logger),
            HouseService(
                fold: FoldHouse(pool: pool), gauges: house, pause: settings.houseFoldInterval,
                logger: logger),
            ImbalanceService(
                pool: pool, period: settings.imbalancePeriod, watch: imbalance, now: SystemClock.now,
                logger: logger),
            makeApplication(router: router, settings: serverSettings, logger: logger),
            // Ends the streams before the server waits for its answers to be finished.
            EventStreamsService(hub: hub),
            DrainingService(readiness: readiness),
        ]
    }

    private var poolConfiguration: PoolConfiguration {
        PoolConfiguration(
            connection: ConnectionConfiguration(
                url: settings.databaseURL, connectTimeout: settings.databaseConnectTimeout,
                statementDeadline: settings.databaseStatementDeadline),
            connectionsMax: settings.databaseConnectionsMax, waitersMax: settings.databaseWaitersMax,
            leaseTimeout: settings.databaseLeaseTimeout)
    }

    private var identityConfiguration: IdentityConfiguration {
        var configuration = IdentityConfiguration()
        configuration.passwords.threads = settings.passwordThreads
        configuration.throttle = settings.hasRateLimits ? .standard : .off
        configuration.limits.isOn = settings.hasRateLimits
        configuration.limits.user = settings.userLimit
        configuration.limits.address = settings.addressLimit
        configuration.limits.signUps = settings.signUpLimit
        configuration.limits.payees = settings.payeeLimit
        return configuration
    }

    private var serverSettings: ServerSettings {
        var server = ServerSettings(address: .hostname(settings.listenAddress, port: settings.port))
        server.idleTimeout = settings.idleTimeout
        server.connectionsMax = settings.connectionsMax
        server.shutdownDeadline = settings.shutdownDeadline
        return server
    }

    private static func gauges(
        pool: ConnectionPool, posting: PostingEngine, hub: EventHub
    ) -> [PrometheusGauge] {
        let connections = pool.statistics + posting.connections
        return [
            PrometheusGauge(
                "database_connections_open", "Connections to the database.", Int64(connections.open)),
            PrometheusGauge("database_connections_leased", "Connections in use.", Int64(connections.leased)),
            PrometheusGauge(
                "database_connections_waiting", "Requests that wait for a connection.",
                Int64(connections.waiting)),
            PrometheusGauge(
                "transfers_waiting", "Transfers that wait to be posted.", Int64(posting.transfersWaiting)),
            PrometheusGauge(
                "event_streams", "Streams and polls of events under way.", Int64(hub.subscriptionsCount)),
        ]
    }
}
