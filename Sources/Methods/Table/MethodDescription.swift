package import JSON

/// What a method is, for its callers and for the documents that are made of it.
package struct MethodDescription: Sendable {
    /// `transfer.create`
    package let name: String
    /// One line.
    package let summary: String
    /// What a caller has to know beyond the summary.
    package let detail: String
    package let access: Access
    /// It moves money: never done for a notification, whose sender would not learn the outcome.
    package let movesMoney: Bool
    /// It changes nothing, so that it may be asked again at will.
    package let isSafe: Bool
    /// The kinds of failure of its own, beyond those of every method.
    package let failures: [Slug]
    /// Parameters and result of one call, as they go over the wire.
    package let example: MethodExample

    package init(
        _ name: String, _ summary: String, detail: String = "", access: Access, movesMoney: Bool = false,
        isSafe: Bool = true, failures: [Slug] = [], example: MethodExample
    ) {
        self.name = name
        self.summary = summary
        self.detail = detail
        self.access = access
        self.movesMoney = movesMoney
        self.isSafe = isSafe
        self.failures = failures
        self.example = example
    }
}

/// One call as it goes over the wire.
package struct MethodExample: Sendable {
    package let params: JSON
    package let result: JSON

    package init(params: JSON, result: JSON) {
        self.params = params
        self.result = result
    }
}
