import Hummingbird
import Logging

/// Refuses what `CrossSiteRule` refuses, before any handler runs; calls of the API from pages of listed sites
/// pass.
struct CrossSiteGuard: Sendable {
    let policy: CrossOriginPolicy

    func admit(_ request: Request, _ context: WebContext) throws(Problem) {
        guard CrossSiteRule.admits(request.head) || isFromListedSite(request) else {
            context.logger.info("refused a request from another site")
            throw .fromAnotherSite
        }
    }

    /// The forms of the pages are never another site's to send.
    private func isFromListedSite(_ request: Request) -> Bool {
        !policy.isClosed && request.isForAPI && policy.origin(in: request.headers) != nil
    }
}
