package import Hummingbird
import Logging

/// Refuses what `CrossSiteRule` refuses, before any handler runs.
package struct CrossSiteGuard: RouterMiddleware {
    package init() {}

    package func handle(
        _ request: Request, context: WebContext,
        next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard CrossSiteRule.admits(request.head) else {
            context.logger.info("refused a request from another site")
            throw Problem.fromAnotherSite
        }
        return try await next(request, context)
    }
}
