package import Hummingbird
import Logging

/// Refuses what `CrossSiteRule` refuses, before any handler runs; calls of the API from pages of listed sites
/// pass.
package struct CrossSiteGuard: RouterMiddleware {
    private let policy: CrossOriginPolicy

    package init(policy: CrossOriginPolicy = .closed) { self.policy = policy }

    package func handle(
        _ request: Request, context: WebContext,
        next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard CrossSiteRule.admits(request.head) || isFromListedSite(request) else {
            context.logger.info("refused a request from another site")
            throw Problem.fromAnotherSite
        }
        return try await next(request, context)
    }

    /// The forms of the pages are never another site's to send.
    private func isFromListedSite(_ request: Request) -> Bool {
        !policy.isClosed && request.isForAPI && policy.origin(in: request.headers) != nil
    }
}
