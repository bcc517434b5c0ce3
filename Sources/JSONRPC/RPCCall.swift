/// One call out of a body: a well-formed request object of JSON-RPC 2.0, or a notification.
package struct RPCCall: Sendable, Equatable {
    /// What is called; not known to exist.
    package let method: String

    package let params: RPCParams

    /// Whether the client gave no id: it will not learn the outcome, be it an error. (With `"id": null` it
    /// does.)
    package let isNotification: Bool

    /// The element's place in the batch, junk counted too; `nil` when it came alone.
    package let positionInBatch: Int?

    package init(
        method: String, params: RPCParams = .none, isNotification: Bool = false, positionInBatch: Int? = nil
    ) {
        self.method = method
        self.params = params
        self.isNotification = isNotification
        self.positionInBatch = positionInBatch
    }
}
