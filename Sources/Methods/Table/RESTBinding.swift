/// The documented REST route that does the same as a method.
package struct RESTBinding: Sendable {
    /// The methods of HTTP that the routes have.
    package enum Verb: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    package let verb: Verb
    /// With the slash at its end and places for parameters: `/api/user/{user_id}/transaction/`.
    package let path: String
    /// What OpenAPI calls it: `createTransaction`.
    package let operation: String

    package init(_ verb: Verb, _ path: String, operation: String) {
        self.verb = verb
        self.path = path
        self.operation = operation
    }
}
