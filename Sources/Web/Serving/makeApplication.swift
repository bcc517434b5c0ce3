package import Hummingbird
package import Logging
import HTTPTypes
import HummingbirdCore
import NIOCore

/// The HTTP server as a service, with every limit set that Hummingbird leaves open.
///
/// The caller runs it in a `ServiceGroup` whose `maximumGracefulShutdownDuration` is
/// `settings.shutdownDeadline`.
package func makeApplication(
    router: Router<WebContext>, settings: ServerSettings, logger: Logger,
    onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
) -> Application<RouterResponder<WebContext>> {
    let responder = router.buildResponder()
    return Application(
        responder: responder,
        server: HTTPServerBuilder { streaming in
            ExpressChannel(
                settings: settings,
                express: { request, channel, peer in
                    await answer(
                        request, by: responder,
                        WebContext(
                            source: ApplicationRequestContextSource(channel: channel, logger: logger),
                            peer: peer))
                }, responder: streaming)
        },
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
    router.add(middleware: entrance.admitting(crossOrigin))
    return router
}

/// As `Application` answers, in one piece.
private func answer(
    _ request: Request, by responder: RouterResponder<WebContext>, _ context: WebContext
) async -> WholeResponse {
    var response: Response
    do {
        response = try await responder.respond(to: request, context: context)
    } catch {
        context.logger.error("a request was not answered", metadata: ["error": "\(error)"])
        return WholeResponse(status: .internalServerError)
    }
    response.headers[.date] = HTTPDate.now
    do {
        return try await WholeResponse(response)
    } catch {
        context.logger.error("an answer broke off", metadata: ["error": "\(error)"])
        return WholeResponse(brokenOff: response)
    }
}
