package import JSON

/// An operation of the service. Every door calls it through the same table, with the same checks.
///
/// One type a method: its declaration is its implementation, its documentation, and the schema that decodes
/// its parameters and writes its result.
package protocol Method: Sendable {
    associatedtype Params: Sendable
    associatedtype Answer: Sendable

    static var description: MethodDescription { get }
    /// An object schema; the order of its members is that of positional parameters.
    static var params: Schema<Params> { get }
    static var answer: Schema<Answer> { get }

    /// Does it. Access has been checked. What it throws is translated by `Failure.init(_:logger:)`.
    static func run(_ params: Params, _ call: Call) async throws -> Answer
}
