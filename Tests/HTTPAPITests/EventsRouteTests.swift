import Events
import HTTPTypes
import HummingbirdTesting
import JSON
import Ledger
import LedgerStore
import Methods
import TestSupport
import Testing
import Web

@Suite("GET /events")
struct EventsRouteTests {
    @Test("begins with where it begins, tells what was missed, and ends in order when the instance stops")
    func stream() async throws {
        try await withService(over: .live) { service in
            let ann = try await service.newcomer()
            let usd = ann.account(.usd), cny = ann.account(.cny), eur = ann.account(.eur)
            let transfer = try await ann.pay(.usd, to: eur, "10.00")
            let id = try #require(transfer["uuid"]?.stringValue)
            async let answer = ann.get("/events", headers: [.lastEventID: "\(usd):1,\(cny):0,\(eur):0"])
            // What it missed it is told before it looks at anything else.
            let hub = service.services.events.hub
            try await waitFor("a subscription") { hub.subscriptionsCount > 0 }
            hub.close()
            let stream = try await answer
            #expect(stream.status == .ok)
            #expect(stream.headers[.contentType] == "text/event-stream")
            #expect(stream.headers[.cacheControl] == "no-store")
            #expect(stream.headers[.xAccelBuffering] == "no")
            let lines = stream.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            #expect(lines.first == ": here" && lines[1].wholeMatch(of: /retry: \d{3,4}/) != nil)
            #expect(
                Array(lines.dropFirst(2)) == [
                    "id: \(usd):1,\(cny):0,\(eur):0", "",
                    "id: \(usd):2*,\(cny):0,\(eur):1*",
                    #"data: {"jsonrpc":"2.0","method":"transfer.completed","#
                        + #""params":{"transfer_id":"\#(id)"}}"#,
                    "",
                    "id: \(usd):2,\(cny):0,\(eur):1*",
                    #"data: {"jsonrpc":"2.0","method":"account.changed","#
                        + #""params":{"account_id":\#(usd),"seq":2}}"#,
                    "",
                    "id: \(usd):2,\(cny):0,\(eur):1",
                    #"data: {"jsonrpc":"2.0","method":"account.changed","#
                        + #""params":{"account_id":\#(eur),"seq":1}}"#,
                    "", "",
                ])
        }
    }

    @Test("is refused to nobody, to too many, and when the instance stops; HEAD takes no place")
    func refused() async throws {
        try await withService { service in
            let ann = try await service.newcomer()
            _ = try await service.send(.get, "/events").problem(401, "unauthenticated")
            let hub = service.services.events.hub
            let user = try #require(UserID(ann.id))
            let places = try (0..<EventLimits.subscriptionsOfUserMax).map { _ in try hub.subscribe(user) }
            #expect(try await service.send(.head, "/events", headers: ann.headers).status == .ok)
            let refused = try await ann.get("/events")
            _ = try refused.problem(429, "rate_limited")
            #expect(refused.headers[.retryAfter] == "5")
            let polled = try await service.send(
                .post, "/rpc", headers: ann.headers + [.contentType: "application/json"],
                body: #"{"jsonrpc":"2.0","id":1,"method":"events.poll"}"#)
            #expect(try polled.json["error"]?["data"]?["slug"] == "rate_limited")
            withExtendedLifetime(places) {}
            hub.close()
            _ = try await ann.get("/events").problem(503, "overloaded")
        }
    }
}
