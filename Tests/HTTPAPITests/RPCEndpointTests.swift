import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import NIOCore
import Testing
import Web

@Suite("POST /rpc")
struct RPCEndpointTests {
    private static let ping = #"{"jsonrpc":"2.0","method":"service.ping","id":1}"#
    private static let json: HTTPFields = [.contentType: "application/json"]

    @Test("a call is answered with exactly one JSON type, and the answer is not stored")
    func call() async throws {
        try await withService { service in
            let answer = try await service.send(.post, "/rpc", headers: Self.json, body: Self.ping)
            #expect(answer.status == .ok && answer.headers[.contentType] == "application/json")
            #expect(answer.headers[.cacheControl] == "no-store")
            #expect(try answer.json == ["jsonrpc": "2.0", "result": ["pong": true], "id": 1])
        }
    }

    @Test("a refusal of the protocol is 200 as well, and names its request")
    func refusal() async throws {
        try await withService { service in
            for body in ["{", #"{"jsonrpc":"2.0","method":"account.list","id":1}"#] {
                let answer = try await service.send(.post, "/rpc", headers: Self.json, body: body)
                #expect(answer.status == .ok)
                let data = try answer.json["error"]?["data"]
                #expect(data?["request_id"]?.stringValue == answer.headers[.xRequestID])
            }
        }
    }

    @Test("a notification is 204 without a body")
    func notification() async throws {
        try await withService { service in
            let body = #"[{"jsonrpc":"2.0","method":"service.ping"},{"jsonrpc":"2.0","method":"none"}]"#
            let answer = try await service.send(.post, "/rpc", headers: Self.json, body: body)
            #expect(answer.status == .noContent && answer.body.readableBytes == 0)
        }
    }

    @Test("JSON has several names")
    func acceptedTypes() async throws {
        try await withService { service in
            let types = [
                "application/json", "application/json-rpc", "application/jsonrequest",
                "application/json; charset=utf-8", "Application/JSON",
            ]
            for type in types {
                let answer = try await service.send(
                    .post, "/rpc", headers: [.contentType: type], body: Self.ping)
                #expect(answer.status == .ok, "\(type)")
            }
            #expect(try await service.send(.post, "/rpc", body: Self.ping).status == .ok)
        }
    }

    @Test("any other type is 415, and so is none beside a cookie")
    func refusedTypes() async throws {
        try await withService { service in
            for type in [
                "text/plain", "application/x-www-form-urlencoded", "text/json", "application/jsonp", "",
            ] {
                let answer = try await service.send(
                    .post, "/rpc", headers: [.contentType: type], body: Self.ping)
                #expect(answer.status == .unsupportedMediaType, "\(type)")
                #expect(answer.headers[.acceptPost]?.hasPrefix("application/json") == true)
            }
            let bare = try await service.send(
                .post, "/rpc", headers: [.cookie: "theme=dark"], body: Self.ping)
            #expect(bare.status == .unsupportedMediaType)
        }
    }

    @Test(
        "other methods are 405 and point to the document",
        arguments: [HTTPRequest.Method.get, .put, .delete, .patch, .head])
    func methods(method: HTTPRequest.Method) async throws {
        try await withService { service in
            let answer = try await service.send(method, "/rpc")
            #expect(answer.status == .methodNotAllowed && answer.headers[.allow] == "POST, OPTIONS")
            #expect(method == .head || answer.text.contains("/openrpc.json"))
        }
    }

    @Test("256 KiB are read, one byte more is 413 and executes nothing")
    func size() async throws {
        try await withService { service in
            let padding = String(repeating: " ", count: 262_144 - Self.ping.utf8.count)
            let fits = try await service.send(.post, "/rpc", headers: Self.json, body: Self.ping + padding)
            #expect(fits.status == .ok)
            let over = try await service.send(
                .post, "/rpc", headers: Self.json, body: Self.ping + padding + " ")
            _ = try over.problem(413, "request_too_large")
        }
    }

    @Test("whose call it is: a bearer token, a cookie of the same origin, or nobody")
    func callers() async throws {
        try await withService { service in
            let ann = try await service.newcomer()
            let call = #"{"jsonrpc":"2.0","method":"account.list","id":1}"#
            func code(_ headers: HTTPFields) async throws -> JSON? {
                try await service.send(.post, "/rpc", headers: Self.json + headers, body: call).json[
                    "error"]?["code"]
            }
            #expect(try await code([.authorization: "Bearer \(ann.token)"]) == nil)
            #expect(try await code([.cookie: "session=\(ann.token)"]) == nil)
            #expect(try await code([:]) == -32001)
            for token in ["", "x", "Bearer", String(repeating: "0", count: 64), ann.token + "x", "é"] {
                #expect(try await code([.authorization: "Bearer \(token)"]) == -32001)
            }
            let hostile = try await service.send(
                .post, "/rpc",
                headers: Self.json + [.cookie: "session=\(ann.token)", .origin: "https://evil.example"],
                body: call)
            #expect(hostile.status == .forbidden && !hostile.text.contains("USD"))
        }
    }

    @Test("logging in with a cookie sets it and tells no token; logging out clears it")
    func cookie() async throws {
        try await withService { service in
            let ann = try await service.newcomer()
            let params: JSON = [
                "email": .string(ann.email), "password": .string(Person.password), "cookie": true,
            ]
            let call: JSON = ["jsonrpc": "2.0", "id": 1, "method": "session.login", "params": params]
            let answer = try await service.send(.post, "/rpc", headers: Self.json, body: call.description)
            #expect(try answer.json["result"]?["token"] == .null)
            let cookie = try #require(answer.headers[.setCookie])
            #expect(cookie.hasPrefix("session=") && cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Lax"))
            let sent: HTTPFields = Self.json + [.cookie: String(cookie.prefix { $0 != ";" })]
            let out = try await service.send(
                .post, "/rpc", headers: sent, body: #"{"jsonrpc":"2.0","id":1,"method":"session.logout"}"#)
            #expect(out.headers[.setCookie]?.hasPrefix("session=; ") == true)
            #expect(out.headers[.clearSiteData] == "\"storage\"")
            let again = try await service.send(
                .post, "/rpc", headers: sent, body: #"{"jsonrpc":"2.0","id":1,"method":"account.list"}"#)
            #expect(try again.json["error"]?["code"] == -32001)
        }
    }
}
