package import Hummingbird
package import Logging
import HTTPTypes
import Identity
import Methods

/// The outermost middleware: what holds for every request and every answer, errors and unknown addresses
/// included.
///
/// It names the request, finds out where it came from, refuses what comes from other sites, turns whatever is
/// thrown into an answer, and completes that with the session's cookie and the security headers; then it logs
/// and counts it.
package struct Entrance: RouterMiddleware {
    private let proxies: TrustedProxies
    private let documents = ProblemDocument()
    private let pages: any ProblemPresenter
    private let readiness: Readiness
    private let observer: RequestObserver
    private var crossSiteGuard = CrossSiteGuard(policy: .closed)

    /// - Parameters:
    ///   - pages: how refusals look at addresses that are no API's.
    ///   - accessLogLevel: of the one line a request; `debug` where nginx's log is enough.
    package init(
        proxies: TrustedProxies, readiness: Readiness, pages: any ProblemPresenter = ProblemDocument(),
        accessLogLevel: Logger.Level = .info
    ) {
        self.proxies = proxies
        self.readiness = readiness
        self.pages = pages
        observer = RequestObserver(accessLogLevel: accessLogLevel)
    }

    /// An entrance that also admits calls from the pages of listed sites.
    func admitting(_ policy: CrossOriginPolicy) -> Entrance {
        var entrance = self
        entrance.crossSiteGuard = CrossSiteGuard(policy: policy)
        return entrance
    }

    package func handle(
        _ request: Request, context: WebContext,
        next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let context = introduced(context, request)
        var response = await answer(to: request, context, next)
        SessionCookie.carry(context.effects, into: &response, isSecure: context.isSecure)
        RateLimitHeaders.carry(context.effects, into: &response.headers)
        SecurityHeaders.complete(&response.headers, isSecure: context.isSecure)
        response.headers[.xRequestID] = context.requestID
        if readiness.isDraining { response.headers[.connection] = "close" }
        if request.method == .head { response = response.createHeadResponse() }
        observer.observe(request, response, took: ContinuousClock.now - start, context)
        return response
    }

    /// The context with all that the request's head tells.
    private func introduced(_ context: WebContext, _ request: Request) -> WebContext {
        var context = context
        let headers = request.headers
        context.isPeerTrusted = proxies.trusts(context.peer)
        context.requestID = RequestID.of(headers, fromTrustedPeer: context.isPeerTrusted)
        context.client = ClientDescription(
            address: proxies.clientAddress(headers, from: context.peer),
            userAgent: headers.value(of: .userAgent))
        context.isSecure = proxies.isSecure(headers, from: context.peer)
        if context.logger[metadataKey: "hb.request.id"] != nil {
            context.logger[metadataKey: "hb.request.id"] = nil
        }
        context.logger[metadataKey: "request_id"] = .string(context.requestID)
        if let parent = TraceParent(headers) { context.logger.join(parent) }
        return context
    }

    private func answer(
        to request: Request, _ context: WebContext,
        _ next: @concurrent (Request, WebContext) async throws -> Response
    ) async -> Response {
        do {
            guard HTTPRequest.Method.served.contains(request.method) else { throw Problem.methodUnknown }
            try crossSiteGuard.admit(request, context)
            return try await next(request, context)
        } catch {
            let problem = Self.problem(error, context)
            let presenter: any ProblemPresenter = request.isForAPI ? documents : pages
            var response = await presenter.response(to: problem, request: request, context: context)
            for field in problem.headers { response.headers[field.name] = field.value }
            return response
        }
    }

    /// What nobody foresaw is `internal` to the client, and an error in the log.
    private static func problem(_ error: any Error, _ context: WebContext) -> Problem {
        switch error {
        case let problem as Problem: problem
        case let error as any HTTPResponseError: .status(error.status)
        case is CancellationError: Problem(Failure(.overloaded, "the service is stopping"))
        default: Problem(Failure(error, logger: context.logger))
        }
    }
}

extension Request {
    /// Addresses of programs, where refusals are documents; all others are of people.
    var isForAPI: Bool {
        let first = uri.path.split(separator: "/", maxSplits: 1).first ?? ""
        return ["api", "rpc", "events", "openrpc.json", "openapi.json", "livez", "readyz", "metrics"]
            .contains(first)
    }
}
