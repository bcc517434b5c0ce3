import JSON

/// One element as it was read: a call with the id under which it is answered, or a fault with the id that
/// could be read.
enum RPCRequest {
    case call(RPCCall, id: JSON?)
    case invalid(InvalidRequest, id: JSON)

    /// Judges one JSON value. Members of a request object that the protocol does not have are ignored.
    init(_ json: JSON, positionInBatch: Int? = nil) {
        guard case .object(let object) = json else {
            self = .invalid(.notAnObject, id: .null)
            return
        }
        let id = object["id"]
        do throws(InvalidRequest) {
            if let id, !id.isRequestID { throw .wrongID }
            guard object["jsonrpc"] == "2.0" else { throw .wrongVersion }
            guard case .string(let method)? = object["method"] else { throw .wrongMethod }
            let params = try RPCParams(member: object["params"])
            let call = RPCCall(
                method: method, params: params, isNotification: id == nil, positionInBatch: positionInBatch)
            self = .call(call, id: id)
        } catch {
            let readableID = id.flatMap { $0.isRequestID ? $0 : nil }
            self = .invalid(error, id: readableID ?? .null)
        }
    }
}

extension InvalidRequest: Error {}

extension RPCParams {
    fileprivate init(member: JSON?) throws(InvalidRequest) {
        switch member {
        case nil, .null?: self = .none
        case .object(let object)?: self = .named(object)
        case .array(let values)?: self = .positional(values)
        case .bool?, .integer?, .real?, .string?: throw .wrongParams
        }
    }
}

extension JSON {
    /// Whether a request may bear it as its id (JSON-RPC 2.0, section 4).
    fileprivate var isRequestID: Bool {
        switch self {
        case .string, .integer, .real, .null: true
        case .bool, .array, .object: false
        }
    }
}
