import HTTPTypes
import Hummingbird

/// Lets the pages of listed sites read the API's answers, refusals included, and tells their browsers
/// beforehand what they may send.
///
/// It stands before `Entrance`, since refusals become answers there. Pages of people, and pages of sites that
/// are not listed, get nothing.
struct CrossOriginAnswers: RouterMiddleware {
    let policy: CrossOriginPolicy

    /// What a browser may send beyond what every page may: credentials, JSON, and what the API reads.
    static let requestHeaders = [
        "Accept", "Authorization", "Content-Type", "Idempotency-Key", "If-None-Match", "Last-Event-ID",
        "traceparent", "tracestate",
    ].joined(separator: ", ")

    /// What a page may read beyond what every page may.
    static let responseHeaders = [
        "Accept-Post", "Allow", "ETag", "Idempotent-Replayed", "Link", "Location", "RateLimit",
        "RateLimit-Policy",
        "Retry-After", "WWW-Authenticate", "X-Request-Id",
    ].joined(separator: ", ")

    /// How long a browser need not ask again: ten minutes, so that a site that is taken off the list soon
    /// notices.
    static let secondsKept = "600"

    func handle(
        _ request: Request, context: WebContext,
        next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard request.isForAPI else { return response }
        // Also where no origin is named: a cache has to tell that answer from one that names one.
        response.headers.vary(by: "Origin")
        guard let origin = policy.origin(in: request.headers) else { return response }
        response.headers[.accessControlAllowOrigin] = origin
        response.headers[.accessControlAllowCredentials] = "true"
        if request.isPreflight {
            response.headers[.accessControlAllowMethods] = response.headers[.allow]
            response.headers[.accessControlAllowHeaders] = Self.requestHeaders
            response.headers[.accessControlMaxAge] = Self.secondsKept
        } else {
            response.headers[.accessControlExposeHeaders] = Self.responseHeaders
        }
        return response
    }
}

extension Request {
    fileprivate var isPreflight: Bool {
        method == .options && headers[.accessControlRequestMethod] != nil
    }
}

extension HTTPFields {
    /// One more header of the request that the answer depends on.
    fileprivate mutating func vary(by name: String) {
        self[.vary] = self[.vary].map { "\($0), \(name)" } ?? name
    }
}
