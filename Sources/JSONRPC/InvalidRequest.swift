package import JSON

/// Why a JSON value is not a request object that is taken (JSON-RPC 2.0, section 4).
package enum InvalidRequest: Sendable, Equatable {
    /// A name occurs twice, or the nesting is too deep.
    case unreadable(JSONParsingError)
    /// A request is an object, and only a batch is an array.
    case notAnObject
    /// A batch has at least one element.
    case emptyBatch
    /// `jsonrpc` is not exactly the string `2.0`.
    case wrongVersion
    /// `id` is neither a string, nor a number, nor null.
    case wrongID
    /// `method` is missing or no string.
    case wrongMethod
    /// `params` is neither an array, nor an object, nor null.
    case wrongParams
}

extension InvalidRequest: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadable(let error): error.description
        case .notAnObject: "A request is a JSON object."
        case .emptyBatch: "A batch has at least one element."
        case .wrongVersion: "The member jsonrpc must be the string \"2.0\"."
        case .wrongID: "The member id must be a string, a number or null."
        case .wrongMethod: "The member method must be a string."
        case .wrongParams: "The member params must be an array or an object."
        }
    }
}
