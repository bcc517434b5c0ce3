import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import JSON
import Ledger
import Testing
import Web

@Suite("API keys at the doors")
struct APIKeyDoorTests {
    private static let ping = #"{"jsonrpc":"2.0","method":"account.list","id":1}"#

    /// The headers with which a new key of these scopes comes: by Bearer and by Basic.
    private func headers(of person: Person, _ scopes: [JSON]) async throws -> [HTTPFields] {
        let made = try await person.service.rpc(
            "key.create", ["name": "k", "scopes": .array(scopes)], token: person.token)
        let token = try #require(made["token"]?.stringValue)
        let id = try #require(made["key"]?["id"]?.stringValue)
        return [[.authorization: "Bearer \(token)"], [.authorization: basic(id, token)]]
    }

    @Test("open JSON-RPC and REST by Bearer and by Basic")
    func both() async throws {
        try await withService { service in
            let ann = try await service.newcomer()
            for headers in try await headers(of: ann, ["read"]) {
                let rpc = try await service.send(
                    .post, "/rpc", headers: headers + [.contentType: "application/json"], body: Self.ping)
                #expect(try rpc.json["result"]?["items"]?.arrayValue?.count == 3)
                let rest = try await service.send(.get, "/api/user/\(ann.id)/", headers: headers)
                #expect(rest.status == .ok)
            }
        }
    }

    @Test("by Basic have to come with their own id, and a wrong one is as good as none")
    func wrongID() async throws {
        try await withService { service in
            let ann = try await service.newcomer()
            let bearer = try await headers(of: ann, ["read"])[0]
            let token = try #require(bearer[.authorization]?.dropFirst("Bearer ".count))
            let other = try await service.rpc("key.list", [:], token: ann.token)["items"]?[0]?["id"]
            let anotherID = "019c1400-0000-7000-8000-000000000004"
            let id = try #require(other?.stringValue)
            for (id, status) in [(id, 200), (id.uppercased(), 200), (anotherID, 401), ("", 401)] {
                let answer = try await service.send(
                    .get, "/api/user/\(ann.id)/", headers: [.authorization: basic(id, String(token))])
                #expect(answer.status.code == status, "\(id)")
            }
        }
    }

    @Test("from a page in a browser are refused alike by both doors, also for what anybody may do")
    func origin() async throws {
        try await withService { service in
            let ann = try await service.newcomer()
            for headers in try await headers(of: ann, ["read", "transfer"]) {
                // So that the rule about other sites lets it pass, and the key's own is what is tried.
                let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
                for origin in ["http://localhost", "https://evil.example", "null", ""] {
                    let fromPage = headers + [.origin: origin, site: "same-origin"]
                    let rest = try await service.send(.get, "/api/user/\(ann.id)/", headers: fromPage)
                    let document = try rest.problem(403, "forbidden")
                    for method in ["account.list", "service.ping", "session.list"] {
                        let rpc = try await service.send(
                            .post, "/rpc", headers: fromPage + [.contentType: "application/json"],
                            body: #"{"jsonrpc":"2.0","method":"\#(method)","id":1}"#)
                        let error = try rpc.json["error"]
                        #expect(rpc.status == .ok && error?["code"] == -32002, "\(rpc.text)")
                        #expect(error?["data"]?["slug"] == document["slug"])
                        #expect(error?["data"]?["detail"] == document["detail"])
                    }
                    let form = fromPage + [.contentType: "application/x-www-form-urlencoded"]
                    let paid = try await service.send(
                        .post, "/api/user/\(ann.id)/transaction/", headers: form,
                        body: "from=\(ann.account(.usd))&to=\(ann.account(.eur))&amount=1.00")
                    _ = try paid.problem(403, "forbidden")
                }
            }
            #expect(try await ann.balances() == ["100.00", "0.00", "0.00"])
        }
    }

    @Test("whose scope is not enough get one and the same refusal at both doors, and nothing moves")
    func scopes() async throws {
        try await withService { service in
            let ann = try await service.newcomer()
            let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
            let body = "from=\(ann.account(.usd))&to=\(ann.account(.eur))&amount=1.00"
            for headers in try await headers(of: ann, ["read"]) {
                let paid = try await service.send(
                    .post, "/api/user/\(ann.id)/transaction/", headers: headers + form, body: body)
                let document = try paid.problem(403, "forbidden")
                let rpc = try await service.send(
                    .post, "/rpc", headers: headers + [.contentType: "application/json"],
                    body: #"{"jsonrpc":"2.0","method":"transfer.create","id":1}"#)
                let data = try rpc.json["error"]?["data"]
                #expect(data?["slug"] == "forbidden" && data?["status"] == 403)
                #expect(data?["detail"] == document["detail"])
            }
            #expect(try await ann.balances() == ["100.00", "0.00", "0.00"])
            for headers in try await headers(of: ann, ["transfer"]) {
                let paid = try await service.send(
                    .post, "/api/user/\(ann.id)/transaction/", headers: headers + form, body: body)
                #expect(paid.status == .created, "\(paid.text)")
                let seen = try await service.send(.get, "/api/user/\(ann.id)/", headers: headers)
                _ = try seen.problem(403, "forbidden")
            }
            #expect(try await ann.balances() == ["98.00", "0.00", "1.80"])
        }
    }

    @Test("of another client, revoked, or never made are refused as theirs are")
    func others() async throws {
        try await withService { service in
            let (ann, bob) = (try await service.newcomer(), try await service.newcomer("Bob Newman"))
            let headers = try await headers(of: bob, ["read", "transfer"])[0]
            _ = try await service.send(.get, "/api/user/\(ann.id)/", headers: headers)
                .problem(403, "forbidden")
            let id = try await service.rpc("key.list", [:], token: bob.token)["items"]?[0]?["id"] ?? .null
            _ = try await service.rpc("key.revoke", ["key_id": id], token: bob.token)
            for path in ["/api/user/\(ann.id)/", "/api/user/\(bob.id)/"] {
                _ = try await service.send(.get, path, headers: headers).problem(401, "unauthenticated")
            }
        }
    }

    private func basic(_ id: String, _ token: String) -> String {
        "Basic \(base64(Array("\(id):\(token)".utf8)))"
    }

    private func base64(_ bytes: [UInt8]) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = (0..<3).reduce(0) { $0 << 8 | ($1 < group.count ? Int(group[start + $1]) : 0) }
            for place in 0..<4 {
                text.append(place <= group.count ? digits[bits >> (18 - 6 * place) & 63] : "=")
            }
        }
        return text
    }
}
