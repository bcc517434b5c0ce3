package import Hummingbird
package import Logging
import NIOCore

/// The HTTP server as a service, with every limit set that Hummingbird leaves open.
///
/// The caller runs it in a `ServiceGroup` whose `maximumGracefulShutdownDuration` is
/// `settings.shutdownDeadline`.
package func makeApplication(
    router: Router<WebContext>, settings: ServerSettings, logger: Logger,
    onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
) -> Application<RouterResponder<WebContext>> {
    Application(
        router: router,
        server: .http1(
            configuration: .init(
                idleTimeout: TimeAmount(settings.idleTimeout),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: settings.headerBytesMax, maxHeaderListSize: settings.headerBytesMax,
                    maxHeaderFieldCount: settings.headersMax))),
        configuration: ApplicationConfiguration(
            address: settings.address, backlog: settings.backlog,
            availableConnectionsDelegate: .maximum(settings.connectionsMax, logger: logger)),
        onServerRunning: onServerRunning, logger: logger)
}

/// A router at whose entrance stand the rules that hold for every address.
///
/// - Parameter crossOrigin: which other sites' pages may call the API.
package func makeRouter(
    entrance: Entrance, crossOrigin: CrossOriginPolicy = .closed
) -> Router<WebContext> {
    let router = Router(context: WebContext.self)
    // Only what is added after a middleware passes it: these come before any route.
    if !crossOrigin.isClosed { router.add(middleware: CrossOriginAnswers(policy: crossOrigin)) }
    router.add(middleware: entrance)
    router.add(middleware: CrossSiteGuard(policy: crossOrigin))
    return router
}
