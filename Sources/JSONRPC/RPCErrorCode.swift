/// The codes that the protocol itself and this service's use of it define. (JSON-RPC 2.0, section 5.1.)
package enum RPCErrorCode {
    /// The body is not JSON.
    package static let parseError = -32700
    /// The body is JSON, but not a request object.
    package static let invalidRequest = -32600
    /// There is no such method.
    package static let methodNotFound = -32601
    /// The parameters do not fit the method.
    package static let invalidParams = -32602
    /// The service failed; it is not the request's fault.
    package static let internalError = -32603
    /// The body is larger than `RPCLimits.bodyBytesMax`. (The HTTP layer sees that first.)
    package static let requestTooLarge = -32007
    /// The batch has more elements than `RPCLimits.batchMax`.
    package static let batchTooLarge = -32010
}
