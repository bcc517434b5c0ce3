/// What a method is, for its callers and for the documents that are made of it.
package final class MethodDescription: Sendable {
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
    /// The documented REST route that does the same, where there is one.
    package let rest: RESTBinding?
    /// Parameters and result of one call, as they go over the wire.
    package let example: MethodExample

    package init(
        _ name: String, _ summary: String, detail: String = "", access: Access, movesMoney: Bool = false,
        isSafe: Bool = true, failures: [Slug] = [], rest: RESTBinding? = nil, example: MethodExample
    ) {
        self.name = name
        self.summary = summary
        self.detail = detail
        self.access = access
        self.movesMoney = movesMoney
        self.isSafe = isSafe
        self.failures = failures
        self.rest = rest
        self.example = example
    }
}

extension MethodDescription {
    /// What stands before the dot: `transfer`.
    package var group: String { String(name.prefix { $0 != "." }) }

    /// Every kind of failure that the method may answer with, in the order of the contract's table: its own,
    /// and those of every method.
    /// - Parameter hasParams: `false` only of a route of REST that takes nothing. A call of JSON-RPC can
    ///   always bring what the method does not take, and is refused for that.
    package func failures(hasParams: Bool = true) -> [Slug] {
        var slugs = Set(failures).union([.rateLimited, .overloaded, .internal])
        if hasParams { slugs.insert(.invalidParams) }
        if access != .anybody { slugs.formUnion([.unauthenticated, .forbidden]) }
        return Slug.allCases.filter(slugs.contains)
    }
}
