import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import JSON
import Ledger
import LedgerStore
import Methods
import Testing
import Web

@Suite("Limits at the doors")
struct RateLimitDoorTests {
    private static let json: HTTPFields = [.contentType: "application/json"]
    private static let ping = #"{"jsonrpc":"2.0","method":"account.list","id":1}"#

    private func limits(_ change: (inout LimitConfiguration) -> Void) -> LimitConfiguration {
        var configuration = LimitConfiguration()
        change(&configuration)
        return configuration
    }

    /// What `"default";r=19;t=100` says: units left, and begun hundreds of seconds until all are back.
    private func standing(_ answer: TestResponse) -> [Int] {
        guard let text = answer.headers[.rateLimit],
            let match = text.wholeMatch(of: /"default";r=(\d+);t=(\d+)/),
            let (left, seconds) = Int(match.1).flatMap({ left in Int(match.2).map { (left, $0) } })
        else { return [] }
        return [left, (seconds + 99) / 100]
    }

    @Test("tell in every answer how the caller stands")
    func headers() async throws {
        try await withService(limits: limits { $0.user = Quota(20, each: .seconds(2000)) }) { service in
            let ann = try await service.newcomer()
            let rest = try await ann.get("/api/user/\(ann.id)/")
            #expect(rest.headers[values: .rateLimitPolicy] == [#""default";q=20;w=2000"#])
            #expect(standing(rest) == [19, 1])
            let batch = "[\(Self.ping), \(Self.ping), 7, \(Self.ping)]"
            let rpc = try await service.send(
                .post, "/rpc", headers: ann.headers + Self.json, body: batch)
            #expect(standing(rpc) == [16, 4])
            #expect(rpc.headers[.retryAfter] == nil)
            let missing = try await ann.get("/api/user/\(ann.id)/transaction/?limit=x")
            #expect(missing.status == .badRequest)
            #expect(standing(missing) == [15, 5])
        }
    }

    @Test("refuse alike through JSON-RPC and REST, say when to come again, and nothing happens")
    func refused() async throws {
        try await withService(limits: limits { $0.user = Quota(3, each: .seconds(3000)) }) { service in
            let ann = try await service.newcomer()
            #expect(try await ann.balances() == ["100.00", "0.00", "0.00"])
            for _ in 0..<2 { _ = try await ann.get("/api/user/\(ann.id)/") }
            let rest = try await ann.pay("from=\(ann.account(.usd))&to=\(ann.account(.eur))&amount=1.00")
            let document = try rest.problem(429, "rate_limited")
            let seconds = try #require(document["retry_after"]?.integerValue)
            #expect((990...1000).contains(seconds) && rest.headers[.retryAfter] == "\(seconds)")
            #expect(rest.headers[.rateLimit]?.hasPrefix(#""default";r=0;t="#) == true)
            let transfer = """
                {"jsonrpc":"2.0","method":"transfer.create","id":1,
                 "params":[\(ann.account(.usd)),\(ann.account(.eur)),"1.00","k"]}
                """
            for body in [transfer, "[\(transfer),\(transfer)]"] {
                let rpc = try await service.send(
                    .post, "/rpc", headers: ann.headers + Self.json, body: body)
                #expect(rpc.status == .ok)
                let answer = try rpc.json
                for one in answer.arrayValue ?? [answer] {
                    #expect(one["error"]?["code"] == -32005)
                    #expect(one["error"]?["data"]?["slug"] == document["slug"])
                    #expect(one["error"]?["data"]?["status"] == document["status"])
                    #expect(one["error"]?["data"]?["detail"] == document["detail"])
                }
                #expect(rpc.headers[.retryAfter] != nil)
            }
            let user = try #require(UserID(ann.id))
            let accounts = try await ReadAccounts.of(user, from: service.services.pool)
            #expect(accounts.map(\.balance.decimalText) == ["100.00", "0.00", "0.00"])
        }
    }

    @Test("count nobody by the address that the proxy tells")
    func addresses() async throws {
        try await withService(limits: limits { $0.address = Quota(2, each: .seconds(2000)) }) { service in
            // The router's tests come from nowhere: there nobody is counted.
            for _ in 0..<4 {
                let answer = try await service.send(.post, "/rpc", headers: Self.json, body: Self.ping)
                #expect(answer.headers[.rateLimit] == nil && answer.headers[.rateLimitPolicy] == nil)
            }
        }
    }

    @Test("are not told where there are none")
    func off() async throws {
        try await withService(limits: limits { $0.isOn = false }) { service in
            let ann = try await service.newcomer()
            let answer = try await ann.get("/api/user/\(ann.id)/")
            #expect(answer.headers[.rateLimit] == nil && answer.headers[.rateLimitPolicy] == nil)
        }
    }
}
