package import JSON

/// What the service tells without having been asked: a notification in the other direction, as the event
/// stream sends it.
package struct RPCNotification: Sendable, Equatable {
    package let method: String
    package let params: JSONObject

    package init(method: String, params: JSONObject) {
        self.method = method
        self.params = params
    }

    /// The request object without an id.
    package var json: JSON {
        ["jsonrpc": "2.0", "method": .string(method), "params": .object(params)]
    }
}
