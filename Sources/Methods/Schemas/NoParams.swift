import JSON

/// The parameters of a method that takes none.
package struct NoParams: Sendable {
    package init() {}
}

extension Schema where Value == NoParams {
    static let none = Schema<NoParams>.object("NoParams", make: { NoParams() })
}
