import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Ledger
import LedgerStore
import Methods
import TestBank
import TestSupport
import Testing
import Web

/// What time or load refuses, at each door: JSON-RPC, REST and the page.
@Suite("A transfer's refusals at every door")
struct TransferDoorsTests {
    @Test("a quote that has expired is 1005 for JSON-RPC, and moves nothing")
    func expiredByRPC() async throws {
        try await withExpiredQuote { ann, params in
            let error = try await ann.refusal(of: "transfer.create", params)
            #expect(error["code"] == 1005)
            #expect(error["data"]?["slug"] == "quote_expired" && error["data"]?["status"] == 409)
            #expect(error["data"]?["fields"]?[0]?["pointer"] == "/quote_id")
        }
    }

    @Test("a quote that has expired is 409 for REST, and stays so under its key")
    func expiredByREST() async throws {
        try await withExpiredQuote { ann, params in
            let form = Self.form(of: params)
            for replayed in [nil, "true"] {
                let answer = try await ann.pay(form, key: "late")
                #expect(try answer.problem(409, "quote_expired")["fields"]?[0]?["pointer"] == "/quote_id")
                #expect(answer.headers[.idempotentReplayed] == replayed)
            }
        }
    }

    @Test("a quote that has expired brings its page back priced anew, under a new key, and that one pays")
    func expiredOnPage() async throws {
        try await withService(withPages: true) { service in
            let (ann, params) = try await Self.expiredQuote(at: service)
            let old = try #require(params["quote_id"]?.stringValue)
            let review = try await ann.submit(Self.form(of: params) + "&idempotency_key=late")
            #expect(review.status == .conflict && review.headers[.contentType] == "text/html")
            let quote = try #require(review.hiddenValue(of: "quote_id"), "\(review.text)")
            let key = try #require(review.hiddenValue(of: "idempotency_key"))
            #expect(quote != old && key != "late")
            #expect(try await ann.balances() == ["100.00", "0.00", "0.00"])
            var again = params.objectValue ?? [:]
            again["quote_id"] = .string(quote)
            let made = try await ann.submit(Self.form(of: .object(again)) + "&idempotency_key=\(key)")
            #expect(made.status == .seeOther, "\(made.text)")
            #expect(try await ann.balances() == ["98.99", "0.00", "0.00"])
        }
    }

    @Test("an engine that takes nothing in is 503 for REST and on the page, which say when to come again")
    func overloaded() async throws {
        try await withService(withPages: true) { service in
            let (ann, bob) = (try await service.newcomer(), try await service.newcomer("Bob Newman"))
            service.services.posting.close()
            let form = "from=\(ann.account(.usd))&to=\(bob.account(.usd))&amount=1.00"
            let rest = try await ann.pay(form, key: "k")
            let document = try rest.problem(503, "overloaded")
            #expect(document["retryable"] == true && document["retry_after"] == 1)
            #expect(rest.headers[.retryAfter] == "1")
            let page = try await ann.submit(form + "&idempotency_key=k")
            #expect(page.status == .serviceUnavailable && page.headers[.retryAfter] == "1")
            #expect(page.headers[.contentType] == "text/html")
            #expect(try await ann.balances() == ["100.00", "0.00", "0.00"])
            #expect(try await ann.amounts() == ["100.00"])
        }
    }

    @Test("a batch with more transfers than may wait is refused as a whole, unread; others are answered")
    func batchWithoutRoom() async throws {
        var posting = PostingLimits()
        posting.queueMax = 1
        try await withService(posting: posting) { service in
            let (ann, bob) = (try await service.newcomer(), try await service.newcomer("Bob Newman"))
            let ping = #"{"jsonrpc": "2.0", "id": "ping", "method": "service.ping"}"#
            func transfer(_ key: String) -> String {
                """
                {"jsonrpc": "2.0", "id": "\(key)", "method": "transfer.create",
                 "params": [\(ann.account(.usd)), \(bob.account(.usd)), "1.00", "\(key)"]}
                """
            }
            func send(_ calls: String...) async throws -> TestResponse {
                try await service.send(
                    .post, "/rpc",
                    headers: [.contentType: "application/json", .authorization: "Bearer \(ann.token)"],
                    body: "[\(calls.joined(separator: ","))]")
            }
            let refused = try await send(transfer("a"), ping, transfer("b"))
            _ = try refused.problem(503, "overloaded")
            #expect(refused.headers[.retryAfter] == "1")
            #expect(try await ann.balances() == ["100.00", "0.00", "0.00"])
            #expect(try await ann.amounts() == ["100.00"])
            #expect(try await send(ping, ping).status == .ok)
            let made = try await send(transfer("a"), ping)
            #expect(try made.json[0]?["result"]?["status"] == "completed")
            #expect(try await ann.balances() == ["98.99", "0.00", "0.00"])
        }
    }

    /// Runs the body with a client and the parameters of a transfer whose quote has expired; afterwards
    /// nothing has moved.
    private func withExpiredQuote(_ body: @Sendable (Person, JSON) async throws -> Void) async throws {
        try await withService { service in
            let (ann, params) = try await Self.expiredQuote(at: service)
            try await body(ann, params)
            #expect(try await ann.balances() == ["100.00", "0.00", "0.00"])
            #expect(try await ann.amounts() == ["100.00"])
        }
    }

    /// A new client and what `transfer.create` takes, but for the key.
    private static func expiredQuote(at service: TestService) async throws -> (Person, JSON) {
        let (ann, bob) = (try await service.newcomer(), try await service.newcomer("Bob Newman"))
        let route: JSONObject = [
            "from": .integer(ann.account(.usd)), "to": .integer(bob.account(.usd)), "amount": "1.00",
        ]
        let quote = try await service.rpc("quote.create", .object(route), token: ann.token)
        try await Overseer.run(as: service.database.superuserURL) { superuser in
            try await superuser.execute(
                """
                UPDATE ledger.quote
                SET created_at = created_at - interval '1 hour', expires_at = expires_at - interval '1 hour'
                """)
        }
        var params = route
        params["quote_id"] = quote["quote_id"]
        return (ann, .object(params))
    }

    private static func form(of params: JSON) -> String {
        (params.objectValue ?? [:]).map { member in
            "\(member.name)=\(member.value.stringValue ?? member.value.integerValue.map(String.init) ?? "")"
        }.joined(separator: "&")
    }
}

extension Person {
    /// The error of a call.
    fileprivate func refusal(of method: String, _ params: JSON) async throws -> JSON {
        var keyed = params.objectValue ?? [:]
        keyed["idempotency_key"] = "late"
        let request: JSON = [
            "jsonrpc": "2.0", "id": 1, "method": .string(method), "params": .object(keyed),
        ]
        let answer = try await service.send(
            .post, "/rpc", headers: headers + [.contentType: "application/json"], body: request.description)
        return try #require(try answer.json["error"], "\(answer.text)")
    }

    /// Sends the page's form.
    fileprivate func submit(_ form: String) async throws -> TestResponse {
        try await service.send(
            .post, "/user/\(id)/transaction/",
            headers: headers + [.contentType: "application/x-www-form-urlencoded"], body: form)
    }
}

extension TestResponse {
    /// The value of a page's hidden field.
    fileprivate func hiddenValue(of name: String) -> String? {
        text.matches(of: /<input type="hidden" name="([a-z_]+)" value="([^"]*)"/)
            .first { $0.1 == name }.map { String($0.2) }
    }
}
