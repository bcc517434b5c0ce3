import Events
import Identity
import JSON
import JSONRPC
import Ledger
import LedgerStore
import Methods
import TestSupport
import Testing

@Suite("The door of JSON-RPC")
struct RPCDoorTests {
    @Test(
        "answers a batch in its order: neighbouring transfers together, all else at its place"
    )
    func batch() async throws {
        try await Service.run { service in
            let (ann, bob) = (try await service.client("Ann"), try await service.client("Bob"))
            let (usd, to) = (ann.number(.usd).description, bob.number(.usd).description)
            func transfer(_ id: Int, _ amount: String, _ key: String) -> String {
                """
                {"jsonrpc": "2.0", "id": \(id), "method": "transfer.create", "params": {
                    "from": \(usd), "to": \(to), "amount": \(amount), "idempotency_key": "\(key)"}}
                """
            }
            func balance(_ id: Int) -> String {
                #"{"jsonrpc": "2.0", "id": \#(id), "method": "account.get", "params": [\#(usd)]}"#
            }
            let body = [
                balance(0), transfer(1, "\"1.00\"", "a"), transfer(2, "\"-1\"", "b"),
                transfer(3, "\"1.00\"", "a"), "7",
                transfer(4, "\"2.00\"", "a"), transfer(5, "\"500.00\"", "c"), transfer(6, "\"2.00\"", "d"),
                balance(7),
                #"{"jsonrpc": "2.0", "method": "account.list"}"#, transfer(8, "\"3.00\"", "e"), balance(9),
            ].joined(separator: ",")
            let answers = try #require(try await service.body("[\(body)]", by: ann.caller)?.arrayValue)
            #expect(answers.map { $0["id"] ?? .null } == [0, 1, 2, 3, .null, 4, 5, 6, 7, 8, 9])
            let slugs = answers.map { $0["error"]?["data"]?["slug"]?.stringValue }
            #expect(
                slugs == [
                    nil, nil, "invalid_amount", nil, "invalid_request", "idempotency_mismatch",
                    "insufficient_funds", nil, nil,
                    nil, nil,
                ])
            #expect(answers[0]["result"]?["balance"] == "100.00")
            #expect(answers[1]["result"]?["replayed"] == false && answers[3]["result"]?["replayed"] == true)
            #expect(answers[1]["result"]?["id"] == answers[3]["result"]?["id"])
            #expect(answers[8]["result"]?["balance"] == .string("96.97"), "101 and 202 cents less")
            #expect(answers[10]["result"]?["balance"] == .string("93.94"), "and 303 less")
        }
    }

    @Test("gives a whole batch of fifty transfers one transaction's time stamps in order")
    func fifty() async throws {
        try await Service.run { service in
            let (ann, bob) = (try await service.client("Ann"), try await service.client("Bob"))
            let calls = (0..<50).map { number in
                """
                {"jsonrpc": "2.0", "id": \(number), "method": "transfer.create",
                 "params": [\(ann.number(.usd)), \(bob.number(.usd)), "0.01", "k\(number)"]}
                """
            }
            let text = "[\(calls.joined(separator: ","))]"
            let answers = try #require(try await service.body(text, by: ann.caller)?.arrayValue)
            #expect(answers.map { $0["id"] ?? .null } == (0..<50).map { .integer($0) })
            let times = answers.compactMap { $0["result"]?["created_at"]?.stringValue }
            #expect(times.count == 50 && times == times.sorted() && Set(times).count == 50)
            let again = try #require(try await service.body(text, by: ann.caller)?.arrayValue)
            #expect(again.map { $0["result"]?["id"] } == answers.map { $0["result"]?["id"] })
            #expect(again.allSatisfy { $0["result"]?["replayed"] == true })
        }
    }

    @Test("does for nobody what stands behind a log-out in a batch")
    func logOutInBatch() async throws {
        try await Service.run { service in
            let ann = try await service.client("Ann")
            let body = ["account.list", "session.logout", "account.list"].enumerated().map { id, method in
                #"{"jsonrpc": "2.0", "id": \#(id), "method": "\#(method)"}"#
            }
            let answers = try #require(
                try await service.body("[\(body.joined(separator: ","))]", by: ann.caller)?.arrayValue)
            let slugs = answers.map { $0["error"]?["data"]?["slug"]?.stringValue }
            #expect(slugs == [nil, nil, "unauthenticated"])
        }
    }

    @Test("moves no money behind a call that waited while the session was ended")
    func endedWhileWaiting() async throws {
        try await Service.run { service in
            let (ann, bob) = (try await service.client("Ann"), try await service.client("Bob"))
            let usd = ann.account(.usd)
            let now = await service.rpc("events.poll", by: ann.caller)
            let cursor = try #require(now.result?["cursor"]?.stringValue)
            let body = """
                [{"jsonrpc": "2.0", "id": 1, "method": "events.poll",
                  "params": {"cursor": "\(cursor)", "wait": 25}},
                 {"jsonrpc": "2.0", "id": 2, "method": "transfer.create",
                  "params": [\(usd.value), \(bob.account(.usd).value), "1.00", "late"]},
                 {"jsonrpc": "2.0", "id": 3, "method": "service.ping"}]
                """
            let hub = service.services.events.hub
            async let answers = service.body(body, by: ann.caller)
            try await waitFor("a subscription") { hub.subscriptionsCount > 0 }
            try await service.services.identity.sessions.end(ann.session, client: .unknown)
            hub.sessionsEnded(of: ann.id)
            let slugs = try #require(try await answers?.arrayValue).map { $0["error"]?["data"]?["slug"] }
            #expect(slugs == ["unauthenticated", "unauthenticated", nil])
            let left = await service.rpc("account.get", [.integer(bob.account(.usd).value)], by: bob.caller)
            #expect(left.result?["balance"] == "100.00")
        }
    }

    @Test("logs in at most once a batch")
    func logIns() async throws {
        try await Service.run { service in
            let ann = try await service.client("Ann")
            let logIn = """
                {"jsonrpc": "2.0", "id": 1, "method": "session.login",
                 "params": {"email": "\(ann.email)", "password": "\(Service.password)"}}
                """
            let ping = #"{"jsonrpc": "2.0", "id": 2, "method": "service.ping"}"#
            let body = "[\(logIn), \(logIn), \(ping), \(logIn)]"
            let answers = try #require(try await service.body(body, by: .nobody)?.arrayValue)
            #expect(
                answers.map { $0["error"]?["data"]?["slug"]?.stringValue } == [
                    nil, "rate_limited", nil, "rate_limited",
                ])
        }
    }

    @Test("describes the service at most once a batch")
    func discovers() async throws {
        try await Service.run { service in
            let discover = #"{"jsonrpc": "2.0", "id": 1, "method": "rpc.discover"}"#
            let answers = try await service.body("[\(discover), \(discover)]", by: .nobody)?.arrayValue
            #expect(
                answers?.map { $0["error"]?["data"]?["slug"]?.stringValue } == [nil, "rate_limited"])
        }
    }

    @Test(
        "moves no money for a notification, whose sender would not learn the outcome",
        arguments: [false, true])
    func notifications(inBatch: Bool) async throws {
        try await Service.run { service in
            let (ann, bob) = (try await service.client("Ann"), try await service.client("Bob"))
            let transfer = """
                {"from": \(ann.number(.usd)), "to": \(bob.number(.usd)), "amount": "1.00",
                 "idempotency_key": "k"}
                """
            let one = #"{"jsonrpc": "2.0", "method": "transfer.create", "params": \#(transfer)}"#
            let many = """
                {"jsonrpc": "2.0", "method": "transfer.createMany", "params": {"transfers": [\(transfer)]}}
                """
            for text in inBatch ? ["[\(one), \(one), \(many)]"] : [one, many] {
                #expect(try await service.body(text, by: ann.caller) == nil)
            }
            let outcome = await service.rpc("transfer.resolve", ["idempotency_key": "k"], by: ann.caller)
            #expect(outcome.result?["status"] == "unknown")
            let call = RPCCall(method: "transfer.create", params: .none, isNotification: true)
            let refusal = RPCOutcome(await RPCDoor().call(call, context: service.call(ann.caller)))
            #expect(refusal.slug == "invalid_request")
        }
    }

    @Test(
        "does not know other methods",
        arguments: ["", "Service.ping", "transfer.Create", "rpc.", "rpc.describe", "constructor"])
    func unknown(name: String) async throws {
        try await Service.run { service in
            let outcome = await service.rpc(name, by: .nobody)
            #expect(outcome.slug == "method_not_found" && outcome.error?.code == -32601)
        }
    }

    @Test("tells the protocol's own faults as every other failure: slug, status, request id")
    func protocolFaults() async throws {
        try await Service.run { service in
            let many = "[\(Array(repeating: "1", count: 51).joined(separator: ","))]"
            for (text, slug, code) in [
                ("{", "parse_error", -32700), ("[]", "invalid_request", -32600),
                ("1", "invalid_request", -32600),
                (many, "batch_too_large", -32010), (#"{"a": 1, "a": 2}"#, "invalid_request", -32600),
            ] {
                let error = try #require(try await service.body(text, by: .nobody)?["error"])
                #expect(error["data"]?["slug"] == .string(slug) && error["code"] == .integer(Int64(code)))
                #expect(error["data"]?["request_id"] == "request-1" && error["data"]?["status"] != nil)
            }
            #expect(try await service.body(many, by: .nobody)?["error"]?["data"]?["limit"] == 50)
        }
    }

    @Test("answers every transfer of a batch when the engine takes nothing in")
    func overloaded() async throws {
        try await Service.run { service in
            let (ann, bob) = (try await service.client("Ann"), try await service.client("Bob"))
            service.services.posting.close()
            let call = """
                {"jsonrpc": "2.0", "id": 1, "method": "transfer.create",
                 "params": [\(ann.number(.usd)), \(bob.number(.usd)), "1.00", "k"]}
                """
            let bad = #"{"jsonrpc": "2.0", "id": 2, "method": "transfer.create", "params": []}"#
            let answers = try #require(
                try await service.body("[\(call), \(bad), \(call)]", by: ann.caller)?.arrayValue)
            let slugs = answers.map { $0["error"]?["data"]?["slug"]?.stringValue }
            #expect(slugs == ["overloaded", "invalid_params", "overloaded"])
            #expect(answers[0]["error"]?["data"]?["retryable"] == true)
        }
    }

    @Test("refuses each transfer of a batch by nobody")
    func nobody() async throws {
        try await Service.run { service in
            let call = #"{"jsonrpc": "2.0", "id": 1, "method": "transfer.create", "params": {}}"#
            let answers = try #require(try await service.body("[\(call), \(call)]", by: .nobody)?.arrayValue)
            #expect(
                answers.map { $0["error"]?["data"]?["slug"]?.stringValue } == [
                    "unauthenticated", "unauthenticated",
                ])
        }
    }
}
