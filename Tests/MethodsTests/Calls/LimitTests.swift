import Identity
import JSON
import JSONRPC
import Ledger
import Methods
import Testing

@Suite("Limits through the methods")
struct LimitTests {
    private static let home = ClientDescription(address: ClientAddress("192.0.2.7"), userAgent: nil)
    private static let elsewhere = ClientDescription(address: ClientAddress("192.0.2.8"), userAgent: nil)

    @Test("refuse a client's calls past their number, over all sessions and keys, and nobody else's")
    func calls() async throws {
        try await Service.run(rates: .with { $0.user = Quota(5, each: .seconds(5000)) }) { service in
            let (ann, bob) = (try await service.client("Ann"), try await service.client("Bob"))
            let again = try await service.services.identity.sessions.start(for: ann.id, client: .unknown)
            let key = Caller.key(try await service.program(of: ann, [.read]))
            let callers = [ann.caller, .session(again.session), key, key, ann.caller]
            for caller in callers {
                #expect(await service.rpc("account.list", by: caller).slug == nil)
            }
            for caller in callers {
                let refused = await service.rpc("account.list", by: caller)
                #expect(refused.slug == "rate_limited" && refused.error?.code == -32005)
                #expect(refused.error?.data?["status"] == 429 && refused.error?.data?["retryable"] == true)
                let wait = refused.error?.data?["retry_after"]?.integerValue ?? 0
                #expect((990...1000).contains(wait), "one call comes back in a thousand seconds")
            }
            #expect(await service.rpc("account.list", by: bob.caller).slug == nil)
            #expect(await service.rpc("service.ping", by: .nobody, from: Self.home).slug == nil)
        }
    }

    @Test("count nobody's calls by their address, unknown methods and refused ones too")
    func addresses() async throws {
        try await Service.run(rates: .with { $0.address = Quota(3, each: .seconds(3000)) }) { service in
            for (method, slug) in [
                ("service.ping", nil), ("account.list", "unauthenticated"), ("none", "method_not_found"),
                ("service.ping", "rate_limited"), ("account.list", "rate_limited"),
            ] {
                #expect(await service.rpc(method, by: .nobody, from: Self.home).slug == slug, "\(method)")
            }
            #expect(await service.rpc("service.ping", by: .nobody, from: Self.elsewhere).slug == nil)
        }
    }

    @Test("count each call of a batch: those within the limit are done, the others refused, at their places")
    func batch() async throws {
        try await Service.run(rates: .with { $0.user = Quota(6, each: .seconds(6000)) }) { service in
            let (ann, bob) = (try await service.client("Ann"), try await service.client("Bob"))
            let (from, to) = (ann.number(.usd), bob.number(.usd))
            let transfers = (0..<5).map { number in
                """
                {"jsonrpc": "2.0", "id": \(number), "method": "transfer.create",
                 "params": [\(from), \(to), "1.00", "k\(number)"]}
                """
            }
            let list = #"{"jsonrpc": "2.0", "id": 9, "method": "account.list"}"#
            let body = "[\(list), \(list), \(list), \(transfers.joined(separator: ",")), \(list)]"
            let answers = try #require(try await service.body(body, by: ann.caller)?.arrayValue)
            let slugs = answers.map { $0["error"]?["data"]?["slug"]?.stringValue }
            let limited = Array(repeating: String?("rate_limited"), count: 3)
            #expect(slugs == [nil, nil, nil, nil, nil, nil] + limited)
            // What was refused has left nothing behind.
            let bobs = await service.rpc("account.get", [to], by: bob.caller).result?["balance"]
            #expect(bobs == "103.00")
            let history = await service.rpc("transfer.list", by: bob.caller).result?["items"]?.arrayValue
            #expect(history?.count { $0["kind"] == "external" } == 3)
        }
    }

    @Test("count each transfer of a list; a list above the whole limit waits for all of it")
    func lists() async throws {
        try await Service.run(rates: .with { $0.user = Quota(10, each: .seconds(10_000)) }) { service in
            let (ann, bob) = (try await service.client("Ann"), try await service.client("Bob"))
            func list(_ count: Int, _ prefix: String) -> JSON {
                [
                    "transfers": .array(
                        (0..<count).map { number in
                            [
                                "from": ann.number(.usd), "to": bob.number(.usd), "amount": "0.10",
                                "idempotency_key": .string("\(prefix)\(number)"),
                            ]
                        })
                ]
            }
            #expect(await service.rpc("transfer.createMany", list(7, "a"), by: ann.caller).slug == nil)
            let refused = await service.rpc("transfer.createMany", list(4, "b"), by: ann.caller)
            #expect(refused.slug == "rate_limited")
            let bobs = await service.rpc("account.get", [bob.number(.usd)], by: bob.caller)
            #expect(bobs.result?["balance"] == "100.70")
            #expect(await service.rpc("account.list", by: ann.caller).slug == nil)
            // The whole limit is enough for a longer list, when nothing of it is used.
            let long = await service.rpc("transfer.createMany", list(11, "c"), by: bob.caller)
            #expect(long.slug == "rate_limited", "one call has been used")
        }
    }

    @Test("let an address sign up so often, and refuse before anything is looked at")
    func signUps() async throws {
        try await Service.run(rates: .with { $0.signUps = Quota(3, each: .seconds(3000)) }) { service in
            func signUp(_ name: String, from client: ClientDescription) async -> RPCOutcome {
                await service.rpc(
                    "user.signup",
                    [
                        "email": .string("\(name)@example.com"), "name": "Ann",
                        "password": .string(Service.password),
                    ], by: .nobody, from: client)
            }
            #expect(await signUp("a", from: Self.home).slug == nil)
            #expect(await signUp("a", from: Self.home).slug == "email_taken", "which counts: it tells who is")
            // What does not get past its schema is not counted: nothing was looked up for it.
            #expect(await signUp("", from: Self.home).slug == "invalid_params")
            #expect(await signUp("b", from: Self.home).slug == nil)
            for name in ["a", "c"] {
                let refused = await signUp(name, from: Self.home)
                #expect(refused.slug == "rate_limited")
                let wait = refused.error?.data?["retry_after"]?.integerValue ?? 0
                #expect((900...1000).contains(wait))
            }
            #expect(await signUp("c", from: Self.elsewhere).result?["id"] == 3, "nobody was made before")
        }
    }

    @Test("let a client look so many payees up; the same again and own accounts are free")
    func payees() async throws {
        try await Service.run(rates: .with { $0.payees = Quota(2, each: .seconds(2000)) }) { service in
            let (ann, eve) = (try await service.client("Ann"), try await service.client("Eve"))
            let bob = try await service.client("Bob", named: "Bob Lee")
            func quote(_ to: JSON, by client: Client) async -> RPCOutcome {
                await service.rpc("quote.create", [client.number(.usd), to, "1.00"], by: client.caller)
            }
            for _ in 0..<3 {
                #expect(await quote(bob.number(.eur), by: ann).result?["payee"]?["name"] == "Bob L.")
                #expect(await quote(bob.number(.usd), by: ann).slug == nil)
                #expect(await quote(ann.number(.cny), by: ann).slug == nil)
            }
            // One that does not exist counts as well: that is what whoever tries numbers wants to know.
            #expect(await quote(987_654_01, by: ann).slug == "account_unknown")
            for to in [eve.number(.usd), 123_456_01] {
                let refused = await quote(to, by: ann)
                #expect(refused.slug == "rate_limited" && refused.error?.data?["retry_after"] != nil)
                #expect(refused.error?.json.description.contains("Eve") == false)
            }
            #expect(await quote(bob.number(.usd), by: ann).slug == nil)
            #expect(await quote(ann.number(.usd), by: eve).slug == nil)
            // Paying asks for no price: it goes on.
            let paid = await service.rpc(
                "transfer.create", [ann.number(.usd), eve.number(.usd), "1.00", "k"], by: ann.caller)
            #expect(paid.result?["status"] == "completed")
        }
    }

    @Test("tell how the caller stands, and when to come again")
    func standing() async throws {
        try await Service.run(
            rates: .with {
                $0.user = Quota(2, each: .seconds(20))
                $0.payees = Quota(1, each: .seconds(60))
            }
        ) { service in
            let (ann, bob) = (try await service.client("Ann"), try await service.client("Bob"))
            let effects = CallEffects()
            #expect(effects.standing.calls == nil && effects.standing.retryAfterSeconds == nil)
            let call = service.call(ann.caller, effects: effects)
            let quote = RPCCall(
                method: "quote.create",
                params: .positional([ann.number(.usd), bob.number(.usd), "1.00"]))
            _ = await RPCDoor().call(quote, context: call)
            #expect(effects.standing.calls?.remaining == 1)
            #expect(effects.standing.special?.policy.name == .payees)
            #expect(effects.standing.special?.remaining == 0 && effects.standing.retryAfterSeconds == nil)
            for _ in 0..<2 { _ = await RPCDoor().call(quote, context: call) }
            #expect(effects.standing.calls?.remaining == 0)
            #expect((9...10).contains(effects.standing.retryAfterSeconds ?? 0))
        }
    }
}
