import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Ledger
import Testing
import Web

@Suite("POST /api/user/<id>/transaction/")
struct CreationRouteTests {
    @Test("a form and JSON make a transfer that is found where the answer says")
    func created() async throws {
        try await withService { service in
            let (ann, bob) = (try await service.newcomer(), try await service.newcomer("Bob Newman"))
            let form = try await ann.pay(
                "from=\(ann.account(.usd))&to=\(bob.account(.eur))&amount=1.00&memo=by+rest")
            let document: JSON = [
                "from": .integer(ann.account(.usd)), "to": .integer(bob.account(.eur)), "amount": "1.00",
                "memo": "by rest",
            ]
            let json = try await service.send(
                .post, "/api/user/\(ann.id)/transaction",
                headers: ann.headers + [.contentType: "application/json"],
                body: document.description)
            for answer in [form, json] {
                #expect(answer.status == .created, "\(answer.text)")
                let row = try answer.json
                #expect(
                    row["amount"] == "1.00" && row["fee"] == "0.01" && row["credited"] == "0.90"
                        && row["status"] == 0)
                #expect(
                    row["counterparty"] == "Bob N." && row["memo"] == "by rest" && row["uuid"] == row["id"])
                let found = try await ann.get(try #require(answer.headers[.location]))
                #expect(try found.json == row)
                #expect(answer.headers[.idempotentReplayed] == nil)
            }
            #expect(try await ann.balances() == ["97.98", "0.00", "0.00"])
            #expect(try await bob.balances() == ["100.00", "0.00", "1.80"])
        }
    }

    @Test("the same key gets the first answer again, marked; another transfer under it is refused")
    func replayed() async throws {
        try await withService { service in
            let (ann, bob) = (try await service.newcomer(), try await service.newcomer())
            let form = "from=\(ann.account(.usd))&to=\(bob.account(.usd))&amount=1.00"
            let first = try await ann.pay(form, key: "key-1")
            for key in ["key-1", "\"key-1\""] {
                let again = try await ann.pay(form, key: key)
                #expect(again.status == .created && again.headers[.idempotentReplayed] == "true")
                #expect(again.headers[.location] == first.headers[.location])
                #expect(try again.json == first.json)
            }
            let other = try await ann.pay(form + "&memo=x", key: "key-1")
            #expect(try other.problem(422, "idempotency_mismatch")["fields"]?[0]?["pointer"] == "/memo")
            #expect(try await ann.balances().first == "98.99")
        }
    }

    @Test("a refusal is frozen under its key, and its repetition marked")
    func frozenRefusal() async throws {
        try await withService { service in
            let (ann, bob) = (try await service.newcomer(), try await service.newcomer())
            let form = "from=\(ann.account(.usd))&to=\(bob.account(.usd))&amount=100.00"
            let first = try await ann.pay(form, key: "big")
            _ = try first.problem(422, "insufficient_funds")
            #expect(first.headers[.idempotentReplayed] == nil)
            try await bob.pay(.usd, to: ann.account(.usd), "50.00")
            let again = try await ann.pay(form, key: "big")
            _ = try again.problem(422, "insufficient_funds")
            #expect(again.headers[.idempotentReplayed] == "true")
        }
    }

    @Test(
        "without a key two equal requests are two transfers, and no client can name the keys that were made")
    func withoutKey() async throws {
        try await withService { service in
            let (ann, bob) = (try await service.newcomer(), try await service.newcomer())
            let first = try await ann.pay(.usd, to: bob.account(.usd), "1.00")
            let second = try await ann.pay(.usd, to: bob.account(.usd), "1.00")
            #expect(first["uuid"] != second["uuid"])
            #expect(try await ann.balances().first == "97.98")
        }
    }

    @Test("every refusal of the ledger has its status and slug, and nothing moves")
    func refusals() async throws {
        try await withService { service in
            let (ann, bob) = (try await service.newcomer(), try await service.newcomer())
            let (own, other) = (ann.account(.usd), bob.account(.usd))
            let cases: [(String, Int, String)] = [
                ("from=\(own)&to=\(own)&amount=1.00", 422, "same_account"),
                ("from=\(other)&to=\(own)&amount=1.00", 422, "account_unknown"),
                ("from=\(own)&to=900000001&amount=1.00", 422, "account_unknown"),
                ("from=\(own)&to=13&amount=1.00", 422, "account_unknown"),
                ("from=\(own)&to=\(bob.account(.eur))&amount=0.01", 422, "amount_too_small"),
                ("from=\(own)&to=\(other)&amount=100.00", 422, "insufficient_funds"),
                ("from=\(own)&to=\(other)&amount=-1.00", 422, "invalid_amount"),
                ("from=\(own)&to=\(other)&amount=1e3", 422, "invalid_amount"),
                ("from=\(own)&to=\(other)&amount=", 422, "invalid_amount"),
                ("from=\(own)&to=\(other)", 400, "invalid_params"),
                ("from=x&to=\(other)&amount=1.00", 400, "invalid_params"),
                ("from=%20\(own)&to=\(other)&amount=1.00", 400, "invalid_params"),
                ("from=\(own)&to=99999999999999999999&amount=1.00", 400, "invalid_params"),
                ("from=\(own)&to=\(other)&amount=1.00&colour=red", 400, "invalid_params"),
                ("from=\(own)&to=\(other)&amount=1.00&idempotency_key=x", 400, "invalid_params"),
                ("from=\(own)&to=\(other)&amount=1.00&memo=a%0Ab", 400, "invalid_params"),
            ]
            for (form, status, slug) in cases { _ = try await ann.pay(form).problem(status, slug) }
            for key in ["", "with blank", "\"\"", "\"open", "a.b", String(repeating: "x", count: 65), "a, b"]
            {
                let answer = try await ann.pay("from=\(own)&to=\(other)&amount=1.00", key: key)
                #expect(
                    try answer.problem(400, "invalid_params")["fields"]?[0]?["pointer"] == "/idempotency_key")
            }
            #expect(try await ann.balances() == ["100.00", "0.00", "0.00"])
            #expect(try await ann.amounts() == ["100.00"])
        }
    }

    @Test("another's address, another site and nobody are refused before the body is looked at")
    func strangers() async throws {
        try await withService { service in
            let (ann, bob) = (try await service.newcomer(), try await service.newcomer())
            let form = "from=\(bob.account(.usd))&to=\(ann.account(.usd))&amount=1.00"
            let type: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
            let foreign = try await service.send(
                .post, "/api/user/\(bob.id)/transaction/", headers: ann.headers + type, body: form)
            _ = try foreign.problem(403, "forbidden")
            let nobody = try await service.send(
                .post, "/api/user/\(bob.id)/transaction/", headers: type, body: form)
            _ = try nobody.problem(401, "unauthenticated")
            let site = try await bob.pay(form, headers: [.origin: "null"])
            _ = try site.problem(403, "forbidden")
            #expect(try await bob.balances().first == "100.00")
        }
    }
}
