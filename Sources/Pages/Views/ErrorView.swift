/// What a person sees when a request cannot be answered, with the id to name when asking for help.
package struct ErrorView: Sendable {
    let status: String
    /// The contract's word for the refusal, which programs and tests read.
    let slug: String
    let heading: String
    let text: String
    let requestID: String
    /// The same page again, where trying again may help.
    let retryAddress: String?

    /// - Parameters:
    ///   - slug: the contract's error; one without a text of its own is told by its status.
    ///   - retryAddress: only for a GET.
    package init(
        status: Int, slug: String, requestID: String, retryAddress: LocalAddress? = nil, words: Words
    ) {
        let family = Self.family(of: status)
        self.status = String(status)
        self.slug = slug
        heading = words.textIfPresent("problem.\(slug)") ?? words.text("problem.\(family)")
        text = words.textIfPresent("problem.\(slug)_text") ?? words.text("problem.\(family)_text")
        self.requestID = requestID
        self.retryAddress = retryAddress?.text
    }

    private static func family(of status: Int) -> String {
        switch status {
        case 403: "forbidden"
        case 404: "not_found"
        case 429: "rate_limited"
        case 503: "overloaded"
        case 400..<500: "invalid_request"
        default: "internal"
        }
    }
}
