import Catalog
package import Hummingbird
import JSON
package import Methods
package import Web

/// Everything that programs talk to: JSON-RPC, the REST routes, events, the documents that describe them,
/// health and metrics.
package struct API: Sendable {
    private let rpc: RPCEndpoint
    private let rest: RESTRoutes
    private let events: EventsRoute
    private let documents: DocumentRoutes
    private let health: HealthRoutes
    private let metrics: MetricsRoute

    /// - Parameters:
    ///   - checkDatabase: returns when the database serves; half a second is all it gets.
    ///   - registry: where swift-metrics writes to, as bootstrapped by the program.
    ///   - gauges: what is read at the moment when `/metrics` is asked, such as the pool's connections.
    package init(
        services: Services, readiness: Readiness, checkDatabase: @escaping @Sendable () async throws -> Void,
        registry: PrometheusRegistry = PrometheusRegistry(),
        gauges: @escaping @Sendable () -> [PrometheusGauge] = { [] }
    ) {
        let doorkeeper = Doorkeeper(services: services)
        rpc = RPCEndpoint(doorkeeper: doorkeeper)
        rest = RESTRoutes(doorkeeper: doorkeeper)
        events = EventsRoute(doorkeeper: doorkeeper)
        documents = DocumentRoutes(openRPC: services.openRPC, openAPI: OpenAPI.document())
        health = HealthRoutes(readiness: readiness, checkDatabase: checkDatabase)
        metrics = MetricsRoute(registry: registry, gauges: gauges)
    }

    /// Adds all its addresses. What the router does for every address has to be added to it before.
    package func add(to router: Router<WebContext>) {
        rpc.add(to: router)
        rest.add(to: router)
        events.add(to: router)
        documents.add(to: router)
        health.add(to: router)
        metrics.add(to: router)
    }
}
