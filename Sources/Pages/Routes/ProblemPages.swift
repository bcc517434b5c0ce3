package import Hummingbird
import HTTPTypes
package import Web

/// What a person sees where a request cannot be answered.
package struct ProblemPages: ProblemPresenter {
    private let renderer: PageRenderer

    package init(renderer: PageRenderer) { self.renderer = renderer }

    package func response(to problem: Problem, request: Request, context: WebContext) async -> Response {
        let visit = Visit(request, visitor: nil)
        let view = ErrorView(
            status: problem.status.code, slug: problem.slug, requestID: context.requestID,
            retryAddress: request.method == .get && problem.isRetryable ? LocalAddress(visit.address) : nil,
            words: renderer.words(in: visit.language))
        var response = Response(problem.status, .html, renderer.error(view, for: visit))
        response.headers[.contentLanguage] = visit.language.htmlTag
        return response
    }
}
