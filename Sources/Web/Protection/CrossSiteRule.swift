package import HTTPTypes

/// Keeps pages of other sites from acting with a client's cookie: the rule that replaces CSRF tokens.
///
/// Browsers say in `Sec-Fetch-Site` where a request comes from, and no page can change that. Older ones at
/// least name the `Origin` of a POST. Whoever sends neither is no browser, and has no cookie but its own.
package enum CrossSiteRule {
    /// Whether the request may act, if it is one that acts.
    static func admits(_ request: HTTPRequest) -> Bool {
        isSafe(request.method) || isFromThisSite(request)
    }

    /// Whether no page of another site has caused the request, as far as the browser says.
    package static func isFromThisSite(_ request: HTTPRequest) -> Bool {
        let headers = request.headerFields
        if let site = headers.value(of: .secFetchSite) {
            // "same-site" is refused: another service on a neighbouring host is not this one.
            return site == "same-origin" || site == "none"
        }
        guard let origin = headers.value(of: .origin) else { return true }
        guard let origin = Authority(origin: origin), let host = request.authority.flatMap({ Authority($0) })
        else {
            return false
        }
        return origin.isSameHost(as: host)
    }

    private static func isSafe(_ method: HTTPRequest.Method) -> Bool {
        method == .get || method == .head || method == .options
    }
}
