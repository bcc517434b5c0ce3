package import Hummingbird
package import HTTPTypes

/// What answers a request at an address.
package typealias Handler = @Sendable (Request, WebContext) async throws -> Response

extension RouterMethods where Context == WebContext {
    /// Adds an address, with or without a slash at its end, and answers every method there.
    ///
    /// `HEAD` goes with `GET`, `OPTIONS` says what is allowed, and every other method is refused with 405 and
    /// `Allow`.
    /// - Parameters:
    ///   - hint: what the refusal says, where more is to be said than the list.
    ///   - accepted: what `POST` reads, which `OPTIONS` says too, in `Accept-Post` (W3C Linked Data Platform,
    ///     section 7.1).
    package func resource(
        _ path: RouterPath, hint: String? = nil, accepting accepted: [MediaTypeName] = [],
        _ handlers: [HTTPRequest.Method: Handler]
    ) {
        var handlers = handlers
        handlers[.head] = handlers[.head] ?? handlers[.get]
        let allowed = HTTPRequest.Method.served.filter { handlers[$0] != nil || $0 == .options }
        let list = allowed.map(\.rawValue).joined(separator: ", ")
        var offer: HTTPFields = [.allow: list]
        if !accepted.isEmpty { offer[.acceptPost] = accepted.map(\.text).joined(separator: ", ") }
        let options: Handler = { [offer] _, _ in Response(status: .noContent, headers: offer) }
        handlers[.options] = handlers[.options] ?? options
        let refused: Handler = { _, _ in throw Problem.methodNotAllowed(allowed, hint: hint) }
        for method in HTTPRequest.Method.served {
            on(path, method: method, responder: Endpoint(handler: handlers[method] ?? refused))
        }
    }
}

/// A handler as the router keeps it: `on(_:method:use:)` would convert what it is called with and what it
/// answers, one function inside the other.
private struct Endpoint: HTTPResponder {
    let handler: Handler

    @concurrent
    func respond(to request: Request, context: WebContext) async throws -> Response {
        try await handler(request, context)
    }
}
