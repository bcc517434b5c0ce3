import HTTPTypes

/// The headers that every answer carries, refusals included; nginx sends the same with static files.
enum SecurityHeaders {
    /// Nothing but our own files; no inline script or style; nobody may frame us.
    static let contentSecurityPolicy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    ].joined(separator: "; ")

    /// A year, for this host alone: what runs on its subdomains is not ours to decide. Only ever said over
    /// https.
    static let strictTransportSecurity = "max-age=31536000"

    /// Room for what is added behind: HSTS, the request's id, the date, `Connection`. More is no mistake, but
    /// has all fields moved.
    private static let fieldsAddedLater = 4

    private static let always: HTTPFields = [
        .contentSecurityPolicy: contentSecurityPolicy,
        .xContentTypeOptions: "nosniff",
        .referrerPolicy: "same-origin",
        .crossOriginOpenerPolicy: "same-origin",
        .crossOriginResourcePolicy: "same-origin",
        .permissionsPolicy: "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        .cacheControl: "no-store",
    ]

    private static let alwaysNames = Set(always.map(\.name))

    /// What a handler set itself stays. `Cache-Control: no-store` is the rule, and storing is what a handler
    /// asks for.
    static func complete(_ headers: inout HTTPFields, isSecure: Bool) {
        headers.reserveCapacity(headers.count + always.count + fieldsAddedLater)
        if headers.contains(where: { alwaysNames.contains($0.name) }) {
            for field in always where !headers.contains(field.name) { headers.append(field) }
        } else {
            headers.insert(contentsOf: always, at: headers.endIndex)
        }
        if isSecure { headers[.strictTransportSecurity] = strictTransportSecurity }
    }
}
