/// A quota with the name by which clients are told of it, in `RateLimit` and `RateLimit-Policy`
/// (draft-ietf-httpapi-ratelimit-headers).
package struct QuotaPolicy: Sendable {
    package enum Name: String, CaseIterable, Sendable {
        /// Calls of any kind: of a client, or of an address where nobody is known.
        case calls = "default"
        /// Sign-ups from one address.
        case signUps = "sign-up"
        /// Other clients' accounts that one client asks prices for.
        case payees = "payees"
    }

    package let name: Name
    package let quota: Quota
    /// `"default";q=1000;w=10`, written once.
    package let headerText: String

    init(_ name: Name, _ quota: Quota) {
        self.name = name
        self.quota = quota
        headerText = "\"\(name.rawValue)\";q=\(quota.units);w=\(quota.windowSeconds)"
    }
}
