package import HTTPTypes
package import JSON
package import Methods

/// A refusal on its way out over HTTP: what a method refused, or what HTTP itself refuses before any method
/// runs.
///
/// API addresses show it as `application/problem+json` (RFC 9457), pages as a page.
package struct Problem: Error, Sendable {
    /// The word by which programs tell it: one of the contract's, or one of HTTP's own below.
    package let slug: String
    package let status: HTTPResponse.Status
    package let title: String
    package let detail: String
    /// Which parameters are to blame.
    package let fields: [Fault]
    /// More facts of the case, such as `limit`.
    package let facts: JSONObject
    package let isRetryable: Bool
    /// What the answer's head has to say: `Allow`, `Retry-After`, `WWW-Authenticate`, …
    package private(set) var headers: HTTPFields

    init(
        slug: String, status: HTTPResponse.Status, title: String, detail: String? = nil, fields: [Fault] = [],
        facts: JSONObject = [:], isRetryable: Bool = false, headers: HTTPFields = [:]
    ) {
        self.slug = slug
        self.status = status
        self.title = title
        self.detail = detail ?? title
        self.fields = fields
        self.facts = facts
        self.isRetryable = isRetryable
        self.headers = headers
    }

    /// A method's refusal.
    package init(_ failure: Failure) {
        self.init(
            slug: failure.slug.rawValue, status: HTTPResponse.Status(code: failure.slug.httpStatus),
            title: failure.slug.title, detail: failure.detail, fields: failure.fields, facts: failure.facts,
            isRetryable: failure.slug.isRetryable)
        if let seconds = failure.retryAfterSeconds {
            headers[.retryAfter] = String(seconds)
        }
        if failure.slug == .unauthenticated {
            headers[.wwwAuthenticate] = #"Bearer realm="easybilling""#
        }
    }

    /// One more header for the answer.
    package mutating func add(_ name: HTTPField.Name, _ value: String) { headers[name] = value }

    /// Seconds, as `Retry-After` says them.
    package var retryAfterSeconds: Int64? { headers[.retryAfter].flatMap(Int64.init) }

    /// The problem document: `type` and the members that `error.data` of JSON-RPC has too.
    package func document(requestID: String) -> JSONObject {
        var members: JSONObject = [
            "type": .string("urn:easybilling:problem:\(slug)"), "slug": .string(slug),
            "status": .integer(Int64(status.code)), "title": .string(title), "detail": .string(detail),
            "fields": .array(fields.map(\.json)), "retryable": .bool(isRetryable),
            "request_id": .string(requestID),
        ]
        if let retryAfterSeconds { members["retry_after"] = .integer(retryAfterSeconds) }
        for (name, value) in facts { members[name] = value }
        return members
    }
}
