import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Ledger
import Testing
import Web

@Suite("GET /api/user/<id>/")
struct UserRouteTests {
    @Test("a client sees themselves and their accounts in order")
    func user() async throws {
        try await withService { service in
            let ann = try await service.newcomer()
            for path in ["/api/user/\(ann.id)", "/api/user/\(ann.id)/"] {
                let user = try await ann.get(path).json
                #expect(user["id"] == .integer(ann.id) && user["email"] == .string(ann.email))
                let invoices = try #require(user["invoices"]?.objectValue)
                #expect(invoices.map(\.name) == ["USD", "CNY", "EUR"])
                let usd = try #require(invoices["USD"])
                #expect(usd["id"] == .integer(ann.account(.usd)) && usd["user_id"] == .integer(ann.id))
                #expect(usd["balance"] == "100.00")
                #expect(invoices["CNY"]?["currency"] == ["id": 2, "name": "CNY", "rate_usd": "6.94"])
            }
        }
    }

    @Test("without a session 401; anybody else's number 403, whether it is anybody's or not; no number 404")
    func refused() async throws {
        try await withService { service in
            let ann = try await service.newcomer()
            let bob = try await service.newcomer()
            for path in ["/api/user/\(ann.id)/", "/api/user/\(ann.id)/transaction/"] {
                let answer = try await service.send(.get, path)
                _ = try answer.problem(401, "unauthenticated")
                #expect(answer.headers[.wwwAuthenticate] != nil)
            }
            for id in [bob.id, 9_000_000, 0] {
                _ = try await ann.get("/api/user/\(id)/").problem(403, "forbidden")
                _ = try await ann.get("/api/user/\(id)/transaction/").problem(403, "forbidden")
            }
            for id in ["x", "1x", "-1", "1.5", "%31", "99999999999999999999", "0x1", "%00", "١"] {
                _ = try await ann.get("/api/user/\(id)/").problem(404, "not_found")
                _ = try await ann.get("/api/user/\(id)/transaction/").problem(404, "not_found")
            }
        }
    }

    @Test("what the client has already is not sent again")
    func entityTag() async throws {
        try await withService { service in
            let ann = try await service.newcomer()
            let path = "/api/user/\(ann.id)/transaction/"
            let tag = try #require(try await ann.get(path).headers[.eTag])
            for sent in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
                let again = try await ann.get(path, headers: [.ifNoneMatch: sent])
                #expect(again.status == .notModified && again.body.readableBytes == 0)
                #expect(again.headers[.eTag] == tag)
            }
            try await ann.pay(.usd, to: ann.account(.eur), "1.00")
            let changed = try await ann.get(path, headers: [.ifNoneMatch: tag])
            #expect(changed.status == .ok && changed.headers[.eTag] != tag)
        }
    }

    @Test("HEAD and OPTIONS go without a body, and grant no other site anything")
    func manners() async throws {
        try await withService { service in
            let ann = try await service.newcomer()
            let path = "/api/user/\(ann.id)/transaction/"
            let head = try await service.send(.head, path, headers: ann.headers)
            #expect(head.status == .ok && head.body.readableBytes == 0)
            #expect(head.headers[.contentType] == "application/json")
            let options = try await service.send(.options, path, headers: [.origin: "https://evil.example"])
            #expect(options.status == .noContent && options.headers[.allow] == "GET, HEAD, POST, OPTIONS")
            #expect(options.headers[.accessControlAllowOrigin] == nil)
            let deleted = try await service.send(.delete, path, headers: ann.headers)
            _ = try deleted.problem(405, "method_not_allowed")
            #expect(deleted.headers[.allow] == "GET, HEAD, POST, OPTIONS")
        }
    }
}
