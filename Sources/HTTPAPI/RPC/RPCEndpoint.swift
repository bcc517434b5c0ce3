import HTTPTypes
import Hummingbird
import JSONRPC
import Methods
import Web

/// `POST /rpc`: JSON-RPC 2.0 over HTTP.
///
/// Every response of the protocol is 200, errors included; 204 where there is none to give. Other statuses
/// are faults of HTTP itself.
struct RPCEndpoint: Sendable {
    /// What some clients call JSON.
    static let acceptedTypes: [MediaTypeName] = [
        .json, MediaTypeName(known: "application/json-rpc"), MediaTypeName(known: "application/jsonrequest"),
    ]

    /// What transfers of a batch are called, as every client writes it.
    private static let transferName = Array("\"transfer.create\"".utf8)

    private let doorkeeper: Doorkeeper
    /// The answers to a batch can have megabytes, and the event loop has others to serve.
    private let server = RPCServer(handler: RPCDoor(), writingBatchesOn: globalConcurrentExecutor)

    init(doorkeeper: Doorkeeper) { self.doorkeeper = doorkeeper }

    func add(to router: Router<WebContext>) {
        let hint = "calls are posted here; what there is to call stands in /openrpc.json"
        router.resource(
            "/rpc", hint: hint, accepting: Self.acceptedTypes, [.post: { try await answer($0, $1) }])
    }

    private func answer(_ request: Request, _ context: WebContext) async throws -> Response {
        guard Self.accepts(request.headers) else {
            throw Problem.unsupportedMediaType(accepted: Self.acceptedTypes)
        }
        let body = try await request.bodyBytes(upTo: server.limits.bodyBytesMax)
        try turnAwayBatch(body)
        let call = try await doorkeeper.presumedCall(for: request, context)
        switch await server.respond(to: body, context: call) {
        case .body(let bytes): return Response(.ok, .json, bytes)
        case .nothing: return Response(status: .noContent)
        }
    }

    /// A batch of transfers for which there is no room is refused before it is read: to read fifty calls and
    /// refuse each takes a good part of what making them takes, just when there is more to do than can be
    /// done.
    private func turnAwayBatch(_ body: [UInt8]) throws(Problem) {
        let services = doorkeeper.services
        guard body.first == UInt8(ascii: "["), !services.hasRoom(forTransfers: server.limits.batchMax) else {
            return
        }
        let transfers = min(Self.transfersCount(in: body), server.limits.batchMax)
        guard transfers > 0, !services.hasRoom(forTransfers: transfers) else { return }
        throw Problem(Failure(.overloaded, "nothing was done; try again", retryAfter: .seconds(1)))
    }

    /// How many transfers a body seems to ask for, without parsing it.
    private static func transfersCount(in body: [UInt8]) -> Int {
        var count = 0
        var rest = body[...]
        while let quote = rest.firstIndex(of: UInt8(ascii: "\"")) {
            rest = rest[quote...]
            guard rest.starts(with: transferName) else {
                rest = rest.dropFirst()
                continue
            }
            count += 1
            rest = rest.dropFirst(transferName.count)
        }
        return count
    }

    /// A browser sends a body without a type, or with a form's, to another site unasked; with a JSON type it
    /// asks first. So with a cookie the type has to be there.
    private static func accepts(_ headers: HTTPFields) -> Bool {
        guard let type = MediaTypeName(headers) else { return headers[.cookie] == nil }
        return acceptedTypes.contains(type)
    }
}
