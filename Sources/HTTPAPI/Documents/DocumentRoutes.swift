import HTTPTypes
import Hummingbird
import JSON
import Web

/// `GET /openrpc.json` and `GET /openapi.json`: the service described for programs.
struct DocumentRoutes: Sendable {
    private let openRPC: [UInt8]
    private let openAPI: [UInt8]

    init(openRPC: JSON, openAPI: JSON) {
        self.openRPC = openRPC.serialized()
        self.openAPI = openAPI.serialized()
    }

    func add(to router: Router<WebContext>) {
        router.resource("/openrpc.json", [.get: { request, _ in Self.answer(openRPC, to: request) }])
        router.resource("/openapi.json", [.get: { request, _ in Self.answer(openAPI, to: request) }])
    }

    /// Public, and asked for anew each time: a new version of the service may describe itself otherwise.
    private static func answer(_ document: [UInt8], to request: Request) -> Response {
        EntityTag.answer(.json, document, headers: [.cacheControl: "no-cache"], to: request)
    }
}
