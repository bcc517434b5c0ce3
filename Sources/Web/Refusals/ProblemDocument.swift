package import Hummingbird
import HTTPTypes
import JSON

/// Shows refusals as `application/problem+json` (RFC 9457).
package struct ProblemDocument: ProblemPresenter {
    package init() {}

    package func response(to problem: Problem, request: Request, context: WebContext) async -> Response {
        Response(
            problem.status, .problem, JSON.object(problem.document(requestID: context.requestID)).serialized()
        )
    }
}
