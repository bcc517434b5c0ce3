package import Hummingbird
package import HTTPTypes

/// What answers a request at an address.
package typealias Handler = @Sendable (Request, WebContext) async throws -> Response

extension RouterMethods where Context == WebContext {
    /// Adds an address, with or without a slash at its end, and answers every method there.
    ///
    /// `HEAD` goes with `GET`, `OPTIONS` says what is allowed, and every other method is refused with 405 and
    /// `Allow`.
    /// - Parameter hint: what the refusal says, where more is to be said than the list.
    package func resource(_ path: RouterPath, hint: String? = nil, _ handlers: [HTTPRequest.Method: Handler])
    {
        var handlers = handlers
        handlers[.head] = handlers[.head] ?? handlers[.get]
        let allowed = HTTPRequest.Method.served.filter { handlers[$0] != nil || $0 == .options }
        let list = allowed.map(\.rawValue).joined(separator: ", ")
        let options: Handler = { _, _ in Response(status: .noContent, headers: [.allow: list]) }
        handlers[.options] = handlers[.options] ?? options
        let refused: Handler = { _, _ in throw Problem.methodNotAllowed(allowed, hint: hint) }
        for method in HTTPRequest.Method.served {
            on(path, method: method, use: handlers[method] ?? refused)
        }
    }
}
