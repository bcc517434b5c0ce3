import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing

@testable import Web

@Suite("Pages of other sites")
struct CrossOriginTests {
    private static let listed = "https://shop.example"

    private func withClient(
        listing origins: [String], _ test: @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        let router = makeRouter(
            entrance: Entrance(proxies: .loopbackOnly, readiness: Readiness()),
            crossOrigin: CrossOriginPolicy(origins.compactMap { WebOrigin($0) }))
        let handlers: [HTTPRequest.Method: Handler] = [
            .get: { _, _ in Response(.ok, .json, Array("{}".utf8), headers: [.vary: "Accept"]) },
            .post: { _, _ in Response(.created, .json, Array("{}".utf8)) },
        ]
        router.resource("/api/thing", accepting: [.form, .json], handlers)
        router.resource("/page", handlers)
        try await makeApplication(router: router, settings: ServerSettings(), logger: .init(label: "test"))
            .test(.router, test)
    }

    private static func isGranted(_ answer: TestResponse) -> Bool {
        answer.headers.contains { $0.name.canonicalName.hasPrefix("access-control-") }
    }

    private static func preflight(_ origin: String) -> HTTPFields {
        [
            .origin: origin, .accessControlRequestMethod: "POST",
            .accessControlRequestHeaders: "authorization, idempotency-key", .secFetchSite: "cross-site",
        ]
    }

    @Test("are granted nothing where no site is listed, and the answer does not depend on them")
    func closed() async throws {
        try await withClient(listing: []) { client in
            for headers in [Self.preflight(Self.listed), [.origin: Self.listed]] {
                for method in [HTTPRequest.Method.options, .get] {
                    let answer = try await client.execute(uri: "/api/thing", method: method, headers: headers)
                    #expect(!Self.isGranted(answer))
                    #expect(answer.headers[.vary]?.contains("Origin") != true)
                }
            }
            let post = try await client.execute(
                uri: "/api/thing", method: .post,
                headers: [.origin: Self.listed, .secFetchSite: "cross-site"])
            #expect(post.status == .forbidden)
        }
    }

    @Test("of a listed site learn beforehand what they may send")
    func preflights() async throws {
        try await withClient(listing: ["https://other.example", Self.listed]) { client in
            let answer = try await client.execute(
                uri: "/api/thing", method: .options, headers: Self.preflight(Self.listed))
            #expect(answer.status == .noContent)
            #expect(answer.headers[.accessControlAllowOrigin] == Self.listed)
            #expect(answer.headers[.accessControlAllowCredentials] == "true")
            #expect(answer.headers[.accessControlAllowMethods] == "GET, HEAD, POST, OPTIONS")
            #expect(answer.headers[.accessControlAllowHeaders] == CrossOriginAnswers.requestHeaders)
            #expect(answer.headers[.accessControlMaxAge] == "600")
            #expect(answer.headers[.vary] == "Origin")
            #expect(answer.headers[.acceptPost] == "application/x-www-form-urlencoded, application/json")
        }
    }

    @Test("of a listed site read answers and refusals, with their headers")
    func answers() async throws {
        try await withClient(listing: [Self.listed]) { client in
            let headers: HTTPFields = [.origin: Self.listed, .secFetchSite: "cross-site"]
            let cases: [(HTTPRequest.Method, String, Int)] = [
                (.get, "/api/thing", 200), (.post, "/api/thing", 201), (.put, "/api/thing", 405),
                (.get, "/api/no", 404),
            ]
            for (method, path, status) in cases {
                let answer = try await client.execute(uri: path, method: method, headers: headers)
                #expect(answer.status.code == status)
                #expect(answer.headers[values: .accessControlAllowOrigin] == [Self.listed])
                #expect(answer.headers[.accessControlAllowCredentials] == "true")
                #expect(answer.headers[.accessControlExposeHeaders]?.contains("Link") == true)
                #expect(answer.headers[.vary]?.hasSuffix("Origin") == true)
            }
            let get = try await client.execute(uri: "/api/thing", method: .get, headers: headers)
            #expect(get.headers[.vary] == "Accept, Origin")
        }
    }

    @Test(
        "of any other site get nothing and change nothing, however their names resemble",
        arguments: [
            "https://evil.example", "http://shop.example", "https://shop.example:8443",
            "https://shop.example.evil.example",
            "https://evilshop.example", "https://sub.shop.example", "HTTPS://SHOP.EXAMPLE",
            "https://shop.example/", "null",
            "*", "",
        ])
    func others(origin: String) async throws {
        try await withClient(listing: [Self.listed]) { client in
            let preflight = try await client.execute(
                uri: "/api/thing", method: .options, headers: Self.preflight(origin))
            #expect(!Self.isGranted(preflight))
            let get = try await client.execute(uri: "/api/thing", method: .get, headers: [.origin: origin])
            #expect(!Self.isGranted(get) && get.headers[.vary] == "Accept, Origin")
            let post = try await client.execute(
                uri: "/api/thing", method: .post, headers: [.origin: origin, .secFetchSite: "cross-site"])
            #expect(post.status == .forbidden && !Self.isGranted(post))
        }
    }

    @Test("never send the forms of our pages, listed or not")
    func pages() async throws {
        try await withClient(listing: [Self.listed]) { client in
            let headers: HTTPFields = [.origin: Self.listed, .secFetchSite: "cross-site"]
            let post = try await client.execute(uri: "/page", method: .post, headers: headers)
            #expect(post.status == .forbidden && !Self.isGranted(post))
            let get = try await client.execute(uri: "/page", method: .get, headers: headers)
            #expect(get.status == .ok && !Self.isGranted(get))
        }
    }

    @Test("a cache is told that an answer without an origin is not the one with it")
    func withoutOrigin() async throws {
        try await withClient(listing: [Self.listed]) { client in
            let answer = try await client.execute(uri: "/api/thing", method: .get)
            #expect(!Self.isGranted(answer) && answer.headers[.vary] == "Accept, Origin")
        }
    }
}
