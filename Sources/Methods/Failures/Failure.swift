package import JSON

/// Why a call was not done: one value, which every door writes in its own way.
package struct Failure: Error, Sendable {
    package let slug: Slug
    /// A sentence about this very case; the slug's title where there is nothing to add.
    package let detail: String
    /// Which parameters are to blame, by pointer.
    package let fields: [Fault]
    package let retryAfter: Duration?
    /// More facts of the case, such as `limit` or `transfer_id`.
    package let facts: JSONObject

    package init(
        _ slug: Slug, _ detail: String? = nil, fields: [Fault] = [], retryAfter: Duration? = nil,
        facts: JSONObject = [:]
    ) {
        self.slug = slug
        self.detail = detail ?? slug.title
        self.fields = fields
        self.retryAfter = retryAfter
        self.facts = facts
    }

    /// One parameter is to blame.
    package init(_ slug: Slug, _ detail: String, field: String, code: FaultCode, facts: JSONObject = [:]) {
        self.init(
            slug, detail, fields: [Fault(pointer: "/\(field)", code: code, detail: detail)], facts: facts)
    }

    /// Whole seconds, rounded up, for `Retry-After`.
    package var retryAfterSeconds: Int64? {
        retryAfter.map { $0.components.seconds + ($0.components.attoseconds > 0 ? 1 : 0) }
    }

    /// The members that `error.data` and a problem document have in common.
    package func members(requestID: String) -> JSONObject {
        var members: JSONObject = [
            "slug": .string(slug.rawValue), "status": .integer(Int64(slug.httpStatus)),
            "title": .string(slug.title),
            "detail": .string(detail), "fields": .array(fields.map(\.json)),
            "retryable": .bool(slug.isRetryable),
            "request_id": .string(requestID),
        ]
        if let retryAfterSeconds { members["retry_after"] = .integer(retryAfterSeconds) }
        for (name, value) in facts { members[name] = value }
        return members
    }
}
