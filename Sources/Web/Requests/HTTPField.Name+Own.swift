package import HTTPTypes

extension HTTPField.Name {
    package static let xRequestID = known("X-Request-Id")
    package static let idempotencyKey = known("Idempotency-Key")
    package static let idempotentReplayed = known("Idempotent-Replayed")
    package static let acceptPost = known("Accept-Post")
    package static let link = known("Link")
    package static let lastEventID = known("Last-Event-ID")
    package static let xAccelBuffering = known("X-Accel-Buffering")
    package static let clearSiteData = known("Clear-Site-Data")
    package static let rateLimit = known("RateLimit")
    package static let rateLimitPolicy = known("RateLimit-Policy")
    static let traceParent = known("traceparent")
    static let xForwardedFor = known("X-Forwarded-For")
    static let xForwardedProto = known("X-Forwarded-Proto")
    static let xForwardedHost = known("X-Forwarded-Host")
    static let secFetchSite = known("Sec-Fetch-Site")
    static let referrerPolicy = known("Referrer-Policy")
    static let permissionsPolicy = known("Permissions-Policy")
    static let crossOriginOpenerPolicy = known("Cross-Origin-Opener-Policy")

    private static func known(_ name: StaticString) -> HTTPField.Name {
        guard let known = HTTPField.Name("\(name)") else {
            preconditionFailure("a header's name is written out in this file, of letters and hyphens")
        }
        return known
    }
}
