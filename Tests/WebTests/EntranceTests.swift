import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Logging
import Methods
import NIOCore
import Testing

@testable import Web

@Suite("What holds for every answer")
struct EntranceTests {
    private struct Unforeseen: Error {}

    private func withClient(
        readiness: Readiness = Readiness(), _ test: @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        let router = makeRouter(entrance: Entrance(proxies: .loopbackOnly, readiness: readiness))
        router.resource(
            "/api/thing", accepting: [.form, .json],
            [
                .get: { _, _ in Response(.ok, .json, Array("{}".utf8)) },
                .post: { request, _ in Response(.ok, .plain, try await request.bodyBytes()) },
            ])
        router.resource(
            "/api/cached", [.get: { _, _ in Response(status: .ok, headers: [.cacheControl: "no-cache"]) }])
        router.resource(
            "/api/trace",
            [
                .get: { _, context in
                    let said = ["trace_id", "parent_id"].map {
                        context.logger[metadataKey: $0]?.description ?? "-"
                    }
                    return Response(.ok, .plain, Array(said.joined(separator: " ").utf8))
                }
            ])
        router.resource("/api/broken", [.get: { _, _ in throw Unforeseen() }])
        router.resource(
            "/api/busy",
            [.get: { _, _ in throw Problem(Failure(.overloaded, retryAfter: .milliseconds(1500))) }])
        try await makeApplication(router: router, settings: ServerSettings(), logger: .init(label: "test"))
            .test(.router, test)
    }

    private static let always: [HTTPField.Name] = [
        .contentSecurityPolicy, .xContentTypeOptions, .referrerPolicy, .crossOriginOpenerPolicy,
        .crossOriginResourcePolicy, .permissionsPolicy, .cacheControl, .xRequestID,
    ]

    @Test(
        "every kind of answer carries the headers, once",
        arguments: [
            (.get, "/api/thing", 200), (.head, "/api/thing", 200), (.options, "/api/thing", 204),
            (.put, "/api/thing", 405),
            (.get, "/api/nothing", 404), (.get, "/", 404), (.get, "/api/broken", 500),
            (.get, "/api/busy", 503),
            (.trace, "/api/thing", 501), (.get, "/api/thing/", 200), (.get, "//api//thing", 200),
            (.get, "/%ff%00", 404), (.get, "/../..", 404),
        ] as [(HTTPRequest.Method, String, Int)])
    func headers(method: HTTPRequest.Method, path: String, status: Int) async throws {
        try await withClient { client in
            let answer = try await client.execute(uri: path, method: method)
            #expect(answer.status.code == status)
            for name in Self.always { #expect(answer.headers[values: name].count == 1, "\(name)") }
            #expect(answer.headers[.cacheControl] == "no-store")
            #expect(answer.headers[.strictTransportSecurity] == nil)
        }
    }

    @Test("HEAD is GET without its body")
    func head() async throws {
        try await withClient { client in
            let get = try await client.execute(uri: "/api/thing", method: .get)
            let head = try await client.execute(uri: "/api/thing", method: .head)
            #expect(head.body.readableBytes == 0 && head.headers[.contentType] == get.headers[.contentType])
            #expect(head.headers[.contentLength] == "2")
        }
    }

    @Test("another method is told which ones there are")
    func methods() async throws {
        try await withClient { client in
            for method in [HTTPRequest.Method.put, .patch, .delete] {
                let answer = try await client.execute(uri: "/api/thing", method: method)
                #expect(answer.status == .methodNotAllowed)
                #expect(answer.headers[.allow] == "GET, HEAD, POST, OPTIONS")
            }
            let options = try await client.execute(uri: "/api/thing", method: .options)
            #expect(options.headers[.allow] == "GET, HEAD, POST, OPTIONS")
            #expect(options.headers[.acceptPost] == "application/x-www-form-urlencoded, application/json")
            let readOnly = try await client.execute(uri: "/api/cached", method: .options)
            #expect(readOnly.headers[.allow] == "GET, HEAD, OPTIONS" && readOnly.headers[.acceptPost] == nil)
        }
    }

    @Test("a request's id is a new one, whatever a peer that is not trusted calls it")
    func requestIDs() async throws {
        try await withClient { client in
            let headers: HTTPFields = [.xRequestID: "made-by-me"]
            let (one, other) = (
                try await client.execute(uri: "/api/thing", method: .get, headers: headers),
                try await client.execute(uri: "/api/thing", method: .get, headers: headers)
            )
            let ids = [one, other].compactMap { $0.headers[.xRequestID] }
            #expect(Set(ids).count == 2 && ids.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{32}/) != nil })
        }
    }

    @Test("the log says in whose trace a request stands, and only where the trace is well formed")
    func traces() async throws {
        let good = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        try await withClient { client in
            for (header, said) in [
                (good, "4bf92f3577b34da6a3ce929d0e0e4736 00f067aa0ba902b7"), (good + "-more", "- -"),
                ("", "- -"),
            ] {
                let answer = try await client.execute(
                    uri: "/api/trace", method: .get, headers: [.traceParent: header])
                #expect(String(buffer: answer.body) == said)
            }
            let none = try await client.execute(uri: "/api/trace", method: .get)
            #expect(String(buffer: none.body) == "- -")
        }
    }

    @Test("a refusal is a problem document that names its request")
    func problem() async throws {
        try await withClient { client in
            let answer = try await client.execute(uri: "/api/nothing", method: .get)
            #expect(answer.headers[.contentType] == "application/problem+json")
            let document = try JSON(parsing: Array(answer.body.readableBytesView))
            #expect(document["slug"] == "not_found" && document["status"] == 404)
            #expect(document["type"] == "urn:easybilling:problem:not_found")
            #expect(document["request_id"]?.stringValue == answer.headers[.xRequestID])
            #expect(document["fields"] == [] && document["retryable"] == false)
        }
    }

    @Test("what nobody foresaw tells the client nothing")
    func unforeseen() async throws {
        try await withClient { client in
            let answer = try await client.execute(uri: "/api/broken", method: .get)
            let document = try JSON(parsing: Array(answer.body.readableBytesView))
            #expect(document["slug"] == "internal")
            #expect(!String(buffer: answer.body).contains("Unforeseen"))
        }
    }

    @Test("whoever should come again is told when")
    func retryAfter() async throws {
        try await withClient { client in
            let answer = try await client.execute(uri: "/api/busy", method: .get)
            #expect(answer.headers[.retryAfter] == "2")
            #expect(try JSON(parsing: Array(answer.body.readableBytesView))["retry_after"] == 2)
        }
    }

    @Test("a body is read up to its limit, announced or not")
    func bodies() async throws {
        try await withClient { client in
            let most = ByteBuffer(repeating: 0x78, count: RequestLimits.bodyBytesMax)
            let taken = try await client.execute(uri: "/api/thing", method: .post, body: most)
            #expect(taken.status == .ok && taken.body.readableBytes == RequestLimits.bodyBytesMax)
            let more = ByteBuffer(repeating: 0x78, count: RequestLimits.bodyBytesMax + 1)
            let refused = try await client.execute(uri: "/api/thing", method: .post, body: more)
            #expect(refused.status == .contentTooLarge)
            #expect(try JSON(parsing: Array(refused.body.readableBytesView))["limit"] == 262_144)
        }
    }

    @Test(
        "a request from another site reaches no handler, and does not learn which there are",
        arguments: ["/api/thing", "/api/nothing"])
    func otherSite(path: String) async throws {
        try await withClient { client in
            let answer = try await client.execute(
                uri: path, method: .post, headers: [.secFetchSite: "cross-site"],
                body: ByteBuffer(string: "x"))
            #expect(answer.status == .forbidden)
            #expect(try JSON(parsing: Array(answer.body.readableBytesView))["slug"] == "forbidden")
        }
    }

    @Test("what a handler allows to be stored stays so")
    func cached() async throws {
        try await withClient { client in
            let answer = try await client.execute(uri: "/api/cached", method: .get)
            #expect(answer.headers[.cacheControl] == "no-cache")
        }
    }

    @Test("an instance that ends closes its connections with the answers")
    func draining() async throws {
        let readiness = Readiness()
        readiness.startDraining()
        try await withClient(readiness: readiness) { client in
            let answer = try await client.execute(uri: "/api/thing", method: .get)
            #expect(answer.headers[.connection] == "close")
        }
    }
}
