import Methods

/// A kind of failure as the reference lists it.
struct ErrorRow {
    let id: String
    let slug: String
    let code: String
    let status: String
    let title: String
    let advice: Prose
    let isRetryable: Bool

    init(_ slug: Slug) {
        id = String(Self.address(of: slug).dropFirst())
        self.slug = slug.rawValue
        code = String(slug.rpcCode)
        status = String(slug.httpStatus)
        title = slug.title
        advice = Prose(slug.advice)
        isRetryable = slug.isRetryable
    }

    /// The place on the page where it is explained.
    static func address(of slug: Slug) -> String { "#error-\(slug.rawValue)" }
}
