package import JSON

/// An error as a response carries it: the `error` object of JSON-RPC 2.0.
package struct RPCError: Error, Sendable, Equatable {
    package let code: Int

    /// One sentence for people.
    package let message: String

    /// What programs read: slug, status, title, detail, fields, retryable, request id.
    package let data: JSON?

    package init(code: Int, message: String, data: JSON? = nil) {
        self.code = code
        self.message = message
        self.data = data
    }

    /// The error object, with `data` only where there is some.
    package var json: JSON {
        var object: JSONObject = ["code": .integer(Int64(code)), "message": .string(message)]
        object["data"] = data
        return .object(object)
    }
}
