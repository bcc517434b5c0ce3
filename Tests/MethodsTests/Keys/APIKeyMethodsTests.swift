import Identity
import JSON
import JSONRPC
import Ledger
import Methods
import Testing

@Suite("API keys through the methods")
struct APIKeyMethodsTests {
    @Test("are told once when they are made, listed without their token, and taken back")
    func life() async throws {
        try await Service.run { service in
            let ann = try await service.client("Ann")
            let made = try #require(
                await service.rpc(
                    "key.create",
                    [
                        "name": "nightly report", "scopes": ["transfer", "read"],
                        "expires_at": "9999-12-31T00:00:00Z",
                    ], by: ann.caller
                ).result)
            let text = try #require(made["token"]?.stringValue)
            let token = try #require(APIKeyToken(text))
            let shown = try #require(made["key"])
            #expect(shown["scopes"] == ["read", "transfer"] && shown["name"] == "nightly report")
            #expect(shown["expires_at"] == "9999-12-31T00:00:00.000000Z" && shown["last_used_at"] == .null)
            let listed = await service.rpc("key.list", by: ann.caller).result
            #expect(listed == ["items": [shown]])
            #expect(try await service.services.identity.keys.authenticate(token) != nil)
            let used = await service.rpc("key.list", by: ann.caller).result?["items"]?[0]
            #expect(used?["last_used_at"]?.stringValue != nil && used?["id"] == shown["id"])
            let revoked = await service.rpc("key.revoke", [shown["id"] ?? .null], by: ann.caller)
            #expect(revoked.result == ["revoked": true])
            #expect(try await service.services.identity.keys.authenticate(token) == nil)
            #expect(await service.rpc("key.list", by: ann.caller).result == ["items": []])
            let again = await service.rpc("key.revoke", [shown["id"] ?? .null], by: ann.caller)
            #expect(again.slug == "not_found" && again.pointers == ["/key_id"])
        }
    }

    @Test("are refused with every fault of what was asked for, and then there is none")
    func refusals() async throws {
        try await Service.run { service in
            let ann = try await service.client("Ann")
            for (changes, pointer, code) in [
                (["name": ""], "/name", "too_short"), (["name": " "], "/name", "pattern"),
                (["name": "a\nb"], "/name", "pattern"),
                (["name": .string(String(repeating: "a", count: 101))], "/name", "too_long"),
                (["scopes": []], "/scopes", "too_few_items"),
                (["scopes": ["read", "read"]], "/scopes", "duplicate"),
                (["scopes": ["admin"]], "/scopes/0", "not_one_of"),
                (["scopes": ["read", "transfer", "read"]], "/scopes", "too_many_items"),
                (["scopes": "read"], "/scopes", "wrong_type"),
                (["expires_at": "2020-01-01T00:00:00Z"], "/expires_at", "out_of_range"),
                (["expires_at": "tomorrow"], "/expires_at", "pattern"),
                (["admin": true], "/admin", "unknown"),
            ] as [(JSONObject, String, String)] {
                var params: JSONObject = ["name": "k", "scopes": ["read"]]
                for (name, value) in changes { params[name] = value }
                let outcome = await service.rpc("key.create", .object(params), by: ann.caller)
                #expect(outcome.slug == "invalid_params", "\(changes)")
                #expect(outcome.pointers == [pointer] && outcome.codes == [code], "\(changes)")
            }
            #expect(await service.rpc("key.list", by: ann.caller).result == ["items": []])
        }
    }

    @Test("are at most fifty, and the one too many is refused with the limit")
    func limit() async throws {
        try await Service.run { service in
            let ann = try await service.client("Ann")
            let params: JSON = ["name": "k", "scopes": ["read"]]
            for _ in 0..<50 {
                #expect(await service.rpc("key.create", params, by: ann.caller).slug == nil)
            }
            let refused = await service.rpc("key.create", params, by: ann.caller)
            #expect(refused.slug == "forbidden" && refused.error?.data?["limit"] == 50)
            let items = await service.rpc("key.list", by: ann.caller).result?["items"]?.arrayValue
            #expect(items?.count == 50)
        }
    }

    @Test("whose scope is not enough move no money: not one by one, not together, not in a batch")
    func readOnly() async throws {
        try await Service.run { service in
            let (ann, bob) = (try await service.client("Ann"), try await service.client("Bob"))
            let key = Caller.key(try await service.program(of: ann, [.read]))
            let transfer: JSON = [
                "from": ann.number(.usd), "to": bob.number(.usd), "amount": "1.00", "idempotency_key": "k",
            ]
            #expect(await service.rpc("transfer.create", transfer, by: key).slug == "forbidden")
            let many = await service.rpc("transfer.createMany", ["transfers": [transfer]], by: key)
            #expect(many.slug == "forbidden")
            let call = """
                {"jsonrpc": "2.0", "id": 1, "method": "transfer.create", "params": \(transfer)}
                """
            let batch = try #require(try await service.body("[\(call), \(call)]", by: key)?.arrayValue)
            let slugs = batch.map { $0["error"]?["data"]?["slug"]?.stringValue }
            #expect(slugs == ["forbidden", "forbidden"])
            let balance = await service.rpc("account.get", [ann.number(.usd)], by: key).result?["balance"]
            #expect(balance == "100.00")
            let resolved = await service.rpc("transfer.resolve", ["k"], by: ann.caller).result
            #expect(resolved?["status"] == "unknown")
        }
    }

    @Test("with the scope to transfer move money, and every refusal of a key is in the audit trail once")
    func transferring() async throws {
        try await Service.run { service in
            let (ann, bob) = (try await service.client("Ann"), try await service.client("Bob"))
            let key = Caller.key(try await service.program(of: ann, [.transfer]))
            let made = await service.rpc(
                "transfer.create", [ann.number(.usd), bob.number(.usd), "1.00", "k"], by: key)
            #expect(made.result?["status"] == "completed")
            for _ in 0..<3 { _ = await service.rpc("account.list", by: key) }
            _ = await service.rpc("session.logout", by: key)
            _ = await service.rpc("user.get", ["user_id": .integer(bob.id.value)], by: ann.caller)
            let noted = try await service.refusalsNoted(of: ann.id)
            #expect(noted.map { $0.prefix { $0 != " " } } == ["account.list", "session.logout", "user.get"])
        }
    }
}
