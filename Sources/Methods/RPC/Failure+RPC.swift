import JSON
import JSONRPC

extension Failure {
    /// The failure as an error object of JSON-RPC.
    func rpcError(_ call: Call) -> RPCError {
        RPCError(code: slug.rpcCode, message: slug.title, data: .object(members(requestID: call.requestID)))
    }

    /// What the protocol itself refuses.
    init(_ fault: RPCFault) {
        switch fault {
        case .parseError(let error): self.init(.parseError, error.description)
        case .invalidRequest(let reason): self.init(.invalidRequest, reason.description)
        case .requestTooLarge(let limit):
            self.init(
                .requestTooLarge, "a body has at most \(limit) bytes",
                facts: ["limit": .integer(Int64(limit))])
        case .batchTooLarge(let limit):
            self.init(
                .batchTooLarge, "a batch has at most \(limit) calls", facts: ["limit": .integer(Int64(limit))]
            )
        }
    }

    /// The same about one element of a list: its fields' pointers get the element's in front.
    func at(_ path: String) -> Failure {
        Failure(
            slug, detail,
            fields: fields.isEmpty
                ? [Fault(pointer: "/\(path)", code: FaultCode(rawValue: slug.rawValue), detail: detail)]
                : fields.map { Fault(pointer: "/\(path)\($0.pointer)", code: $0.code, detail: $0.detail) },
            retryAfter: retryAfter, facts: facts)
    }
}
