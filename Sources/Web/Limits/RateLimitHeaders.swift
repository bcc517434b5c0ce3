import HTTPTypes
import Hummingbird
import Identity
import Methods

/// Tells a client how they stand with the limits that their request met: `RateLimit`, `RateLimit-Policy`
/// (draft-ietf-httpapi-ratelimit-headers) and, when something was refused for haste, `Retry-After`.
enum RateLimitHeaders {
    /// Adds nothing where nothing is limited. `Retry-After` goes with JSON-RPC's 200, too.
    static func carry(_ effects: CallEffects, into headers: inout HTTPFields) {
        let standing = effects.standing
        if let seconds = standing.retryAfterSeconds, headers[.retryAfter] == nil {
            headers[.retryAfter] = String(seconds)
        }
        guard let verdict = standing.calls ?? standing.special else { return }
        var (policy, limit) = (verdict.policy.headerText, text(verdict))
        if standing.calls != nil, let special = standing.special {
            policy += ", " + special.policy.headerText
            limit += ", " + text(special)
        }
        headers.append(HTTPField(name: .rateLimitPolicy, value: policy))
        headers.append(HTTPField(name: .rateLimit, value: limit))
    }

    /// `"default";r=999;t=1`
    static func text(_ verdict: QuotaVerdict) -> String {
        "\"\(verdict.policy.name.rawValue)\";r=\(verdict.remaining);t=\(verdict.secondsUntilFull)"
    }
}
