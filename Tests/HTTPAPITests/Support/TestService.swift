import Catalog
import HTTPAPI
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import JSON
import Ledger
import LedgerStore
import Logging
import Methods
import NIOCore
import PostgreSQL
import TestSupport
import Testing
import Web

/// The API on a database of its own, and a client that calls its router.
struct TestService: Sendable {
    let client: any TestClientProtocol
    let services: Services
    let database: TestDatabase
    let registry: PrometheusRegistry

    @discardableResult
    func send(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: String? = nil
    ) async throws -> TestResponse {
        try await client.execute(
            uri: path, method: method, headers: headers, body: body.map(ByteBuffer.init(string:)))
    }

    /// A new client with 100 USD, logged in by a token.
    func newcomer(_ name: String = "Ann Kowalski") async throws -> Person {
        let email = "\(UInt64.random(in: 0...UInt64.max))@example.com"
        let user = try await rpc(
            "user.signup",
            ["email": .string(email), "name": .string(name), "password": .string(Person.password)])
        let session = try await rpc(
            "session.login", ["email": .string(email), "password": .string(Person.password)])
        return Person(
            service: self, id: try #require(user["id"]?.integerValue), email: email, name: name,
            token: try #require(session["token"]?.stringValue))
    }

    /// The result of a call; an issue when there is none.
    func rpc(_ method: String, _ params: JSON, token: String? = nil) async throws -> JSON {
        let request: JSON = ["jsonrpc": "2.0", "id": 1, "method": .string(method), "params": params]
        var headers: HTTPFields = [.contentType: "application/json"]
        headers[.authorization] = token.map { "Bearer \($0)" }
        let answer = try await send(.post, "/rpc", headers: headers, body: request.description)
        #expect(answer.status == .ok)
        return try #require(try answer.json["result"], "\(String(buffer: answer.body))")
    }
}

extension TestResponse {
    var json: JSON {
        get throws { try JSON(parsing: Array(body.readableBytesView), limits: .ownDocument) }
    }

    var text: String { String(buffer: body) }

    /// The problem document of a refusal.
    func problem(_ status: Int, _ slug: String, sourceLocation: SourceLocation = #_sourceLocation) throws
        -> JSON
    {
        #expect(self.status.code == status, "\(text)", sourceLocation: sourceLocation)
        #expect(headers[.contentType] == "application/problem+json", sourceLocation: sourceLocation)
        let document = try json
        #expect(document["slug"]?.stringValue == slug, "\(text)", sourceLocation: sourceLocation)
        #expect(document["status"]?.integerValue == Int64(status), sourceLocation: sourceLocation)
        #expect(document["request_id"]?.stringValue == headers[.xRequestID], sourceLocation: sourceLocation)
        return document
    }
}
