package import JSON

/// `rpc.discover`: the service described by itself.
package enum Discover: Method {
    package static let description = MethodDescription(
        "rpc.discover", "This service as an OpenRPC document, made from the methods themselves.",
        detail: """
            The same as `GET /openrpc.json`: every method with its schemas. A batch asks at most once. The \
            example is cut short.
            """,
        access: .anybody,
        example: MethodExample(params: [:], result: ["openrpc": "1.3.2"]))

    package static let params = Schema<NoParams>.none
    package static let answer = Schema<JSON>.any

    package static func run(_: NoParams, _ call: Call) async throws -> JSON { call.services.openRPC }
}
