package import Hummingbird

/// Shows a refusal to whoever asked: as a document to programs, as a page to people.
package protocol ProblemPresenter: Sendable {
    /// The answer with the problem's status; its headers are added by whoever asks.
    func response(to problem: Problem, request: Request, context: WebContext) async -> Response
}
