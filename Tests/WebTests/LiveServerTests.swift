import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import Logging
import NIOCore
import Testing

@testable import Web

@Suite("A server behind a proxy", .serialized)
struct LiveServerTests {
    @Test(
        "the proxy's word about the client, the scheme and the request's id is taken over a real connection")
    func forwarded() async throws {
        let router = makeRouter(entrance: Entrance(proxies: .loopbackOnly, readiness: Readiness()))
        router.resource(
            "/who",
            [
                .get: { _, context in
                    let text =
                        [
                            context.client.address?.text ?? "-", "\(context.isSecure)",
                            context.client.userAgent ?? "-",
                        ].joined(separator: " ")
                    return Response(.ok, .plain, Array(text.utf8))
                }
            ])
        var settings = ServerSettings(address: .hostname("127.0.0.1", port: 0))
        settings.idleTimeout = .seconds(60)
        try await makeApplication(router: router, settings: settings, logger: .init(label: "test")).test(
            .live
        ) { client in
            let answer = try await client.execute(
                uri: "/who", method: .get,
                headers: [
                    .xForwardedFor: "6.6.6.6, 198.51.100.7", .xForwardedProto: "https",
                    .xRequestID: "from-nginx",
                    .userAgent: "probe",
                ])
            #expect(String(buffer: answer.body) == "198.51.100.7 true probe")
            #expect(answer.headers[.xRequestID] == "from-nginx")
            #expect(answer.headers[.strictTransportSecurity] != nil)
            let bare = try await client.execute(uri: "/who", method: .get)
            #expect(String(buffer: bare.body) == "127.0.0.1 false -")
        }
    }
}
