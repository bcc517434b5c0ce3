import Identity
import JSON
import Ledger
import Methods
import Testing

@Suite("A caller whose session was live a moment ago")
struct PresumedCallerTests {
    /// The caller as the door of JSON-RPC finds them on their second call.
    private static func presumed(_ client: Client, _ service: Service) async throws -> Caller {
        let sessions = service.services.identity.sessions
        _ = try await sessions.authenticate(client.token)
        return .presumed(client.token, try #require(sessions.presume(client.token)))
    }

    private static func wish(_ from: Client, _ to: Client, _ key: String, amount: String = "1.00") -> JSON {
        .object([
            "from": .integer(from.account(.usd).value), "to": .integer(to.account(.usd).value),
            "amount": .string(amount), "idempotency_key": .string(key),
        ])
    }

    @Test("calls every method as one who was looked up")
    func live() async throws {
        try await Service.run { service in
            let (ann, bob) = (try await service.client("Ann"), try await service.client("Bob"))
            let caller = try await Self.presumed(ann, service)
            for number in 1...3 {
                let made = await service.rpc("transfer.create", Self.wish(ann, bob, "k\(number)"), by: caller)
                #expect(made.result?["replayed"] == false)
            }
            let again = await service.rpc("transfer.create", Self.wish(ann, bob, "k1"), by: caller)
            #expect(again.result?["replayed"] == true)
            let balance = await service.rpc("account.get", [.integer(ann.account(.usd).value)], by: caller)
            #expect(balance.result?["balance"] == "96.97")
        }
    }

    @Test("is nobody once the session has ended on any instance: nothing is done, and nothing told")
    func ended() async throws {
        try await Service.run { service in
            let (ann, bob) = (try await service.client("Ann"), try await service.client("Bob"))
            let caller = try await Self.presumed(ann, service)
            let friend = try await Self.presumed(bob, service)
            let before = await service.rpc("transfer.create", Self.wish(ann, bob, "before"), by: caller)
            #expect(before.slug == nil)
            guard case .session(let session) = ann.caller else { return }
            try await service.services.identity.sessions.end(session, client: .unknown)
            for (method, params) in [
                ("transfer.create", Self.wish(ann, bob, "after")),
                ("transfer.create", Self.wish(ann, bob, "before")),
                ("transfer.create", Self.wish(ann, bob, "bad", amount: "-1")),
                ("transfer.createMany", ["transfers": [Self.wish(ann, bob, "many")]]),
                ("account.list", [:]),
            ] as [(String, JSON)] {
                async let neighbour = service.rpc("transfer.create", Self.wish(bob, ann, "n"), by: friend)
                let refused = await service.rpc(method, params, by: caller)
                #expect(refused.slug == "unauthenticated", "\(method)")
                #expect(await neighbour.result?["status"] == "completed")
            }
            let body = """
                [{"jsonrpc": "2.0", "id": 1, "method": "transfer.create", "params": [101, 201, "1.00", "x"]},
                 {"jsonrpc": "2.0", "id": 2, "method": "transfer.create", "params": [101, 201, "-1", "y"]}]
                """
            let answers = try await service.body(body, by: caller)?.arrayValue ?? []
            #expect(
                answers.map { $0["error"]?["data"]?["slug"] } == ["unauthenticated", "unauthenticated"])
            let balance = await service.rpc(
                "account.get", [.integer(bob.account(.usd).value)], by: friend)
            #expect(balance.result?["balance"] == "99.99", "a dollar came, and a dollar and a cent went")
        }
    }
}
