import Catalog
import Events
import HTTPAPI
import Hummingbird
import HummingbirdTesting
import Identity
import Ledger
import LedgerStore
import Logging
import Methods
import Pages
import PostgreSQL
import TestSupport
import Web

/// Runs a test with a service on a database of its own, with its pages if they are asked for.
func withService<Value: Sendable>(
    over setup: TestingSetup = .router, readiness: Readiness = Readiness(),
    limits: LimitConfiguration = LimitConfiguration(), posting: PostingLimits = PostingLimits(),
    withPages: Bool = false,
    checkDatabase: (@Sendable () async throws -> Void)? = nil,
    _ body: @Sendable (TestService) async throws -> Value
) async throws -> Value {
    try await withDatabase { database in
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let services = try makeServices(database.url, limits, posting, logger)
        let registry = PrometheusRegistry()
        let renderer = withPages ? try PageRenderer() : nil
        let router = makeRouter(entrance: entrance(readiness, renderer))
        let check = checkDatabase ?? { _ = try await ReadTerms.run(in: services.pool) }
        API(
            services: services, readiness: readiness, checkDatabase: check, registry: registry,
            gauges: {
                [
                    PrometheusGauge(
                        "pool_connections", "Open connections", Int64(services.pool.statistics.open)),
                    PrometheusGauge("held", "Held", labels: [("purpose", "fee"), ("currency", "USD")], 7),
                    PrometheusGauge("held", "Held", labels: [("purpose", "fee"), ("currency", "EUR")], -8),
                ]
            }
        ).add(to: router)
        if let renderer { Site(services: services, renderer: renderer).add(to: router) }
        let application = makeApplication(
            router: router, settings: ServerSettings(address: .hostname("127.0.0.1", port: 0)),
            logger: logger)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await services.posting.run() }
            let outcome: Result<Value, any Error>
            do {
                outcome = .success(
                    try await application.test(setup) { client in
                        try await body(
                            TestService(
                                client: client, services: services, database: database, registry: registry))
                    })
            } catch {
                outcome = .failure(error)
            }
            services.posting.close()
            try await group.waitForAll()
            services.identity.close()
            await services.pool.close(deadline: .seconds(5))
            return try outcome.get()
        }
    }
}

private func entrance(_ readiness: Readiness, _ renderer: PageRenderer?) -> Entrance {
    guard let renderer else { return Entrance(proxies: .loopbackOnly, readiness: readiness) }
    return Entrance(
        proxies: .loopbackOnly, readiness: readiness, pages: ProblemPages(renderer: renderer))
}

private func makeServices(
    _ url: String, _ limits: LimitConfiguration, _ postingLimits: PostingLimits, _ logger: Logger
) throws -> Services {
    let pool = ConnectionPool(
        .patient(url), statements: LedgerStatements.all + IdentityStatements.all, logger: logger)
    let stamps = StampClock(now: SystemClock.now)
    let hub = EventHub()
    var configuration = IdentityConfiguration()
    configuration.passwords = PasswordHasherConfiguration(cost: .least)
    configuration.limits = limits
    let identity = try IdentityServices(
        pool: pool, configuration: configuration, now: SystemClock.now, logger: logger)
    return Services(
        pool: pool,
        posting: try PostingEngine(
            pool: pool, limits: postingLimits, stamps: stamps, callers: CallerChecks(identity.sessions),
            logger: logger,
            witness: hub.posted),
        identity: identity, stamps: stamps, openRPC: OpenRPC.document(), hub: hub)
}
