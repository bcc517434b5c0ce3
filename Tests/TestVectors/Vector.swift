package import JSON

/// One example of the protocol: what a client sends and what it gets.
package struct Vector: Sendable, CustomStringConvertible {
    /// Where it stands: `ids.io:12`.
    package let place: String

    /// The comment above it.
    package let comment: String

    package let request: [UInt8]

    /// What the response must look like, by the rules of `JSON.matches(_:)`; `nil` when none may come.
    package let response: JSON?

    package var description: String { "\(place) \(comment)" }
}
