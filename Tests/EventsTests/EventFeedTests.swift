import Ledger
import LedgerStore
import PostgreSQL
import TestBank
import TestSupport
import Testing

@testable import Events

@Suite("A feed of a client's events, from the books")
struct EventFeedTests {
    @Test("tells payer and payee of a transfer after its commit, and of a refusal nobody")
    func told() async throws {
        try await withBank { bank in
            let payer = try await bank.openClient(1), payee = try await bank.openClient(2)
            var feeds = [try await bank.feed(of: payer), try await bank.feed(of: payee)]
            #expect(feeds.map(\.cursor.text) == ["101:1,102:0,103:0", "201:1,202:0,203:0"])
            let refused = try await bank.post(request(payer, .usd, payee, .eur, "1000.00", key: "refused"))
            #expect(refused.refusal == .insufficientFunds)
            #expect(try await feeds[0].next(until: .now).isQuiet)
            let paid = try await bank.post(request(payer, .usd, payee, .eur, "10.00", key: "paid"))
            let transfer = try #require(paid.transfer).id
            for (feed, account) in zip(feeds.indices, [(payer, Currency.usd, 2), (payee, .eur, 1)]) {
                let events = try await feeds[feed].next(until: .now + .seconds(30)).events
                #expect(
                    events.map(\.kind) == [
                        .transferCompleted(transfer),
                        .accountChanged(
                            AccountID(owner: account.0, currency: account.1), seq: Int64(account.2)),
                    ])
            }
            let again = try await bank.post(request(payer, .usd, payee, .eur, "10.00", key: "paid"))
            #expect(again.isReplayed)
            #expect(try await feeds[0].next(until: .now).isQuiet)
        }
    }

    @Test("tells of many transfers in rounds, each once, also when it is resumed at another instance")
    func rounds() async throws {
        try await withBanks(2) { banks in
            let payer = try await banks[0].openClient(1), payee = try await banks[0].openClient(2)
            let start = try await banks[0].feed(of: payer).cursor
            let requests = try (0..<150).map {
                try request(
                    payer, .usd, $0 % 3 == 0 ? payer : payee, $0 % 3 == 0 ? .cny : .usd, "0.10", key: "k\($0)"
                )
            }
            let outcomes = try await banks[0].post(Submission(requests))
            var feed = try await banks[0].feed(of: payer, from: start)
            var told: [TransferID] = []
            for round in 0..<20 {
                let events = try await feed.next(until: .now).events
                if events.isEmpty { break }
                let heard = events.prefix(round % 2 == 0 ? 7 : events.count)
                told += heard.compactMap(\.transfer)
                feed = try await banks[round % 2].feed(of: payer, from: try #require(heard.last).cursor)
            }
            #expect(told == outcomes.compactMap { $0.transfer?.id })
        }
    }

    @Test("ends when who listens may not any more, and when the instance stops")
    func ended() async throws {
        try await withBank { bank in
            let user = try await bank.openClient(1)
            var refused = try await bank.feed(of: user) { false }
            bank.hub.sessionsEnded(of: user)
            #expect(try await refused.next(until: .now + .seconds(30)).isOver)
            var idle = try await bank.feed(of: user) { false }
            #expect(try await idle.next(until: .now).isOver, "it is looked at each heartbeat too")
            var open = try await bank.feed(of: user)
            bank.hub.sessionsEnded(of: user)
            #expect(try await open.next(until: .now + .milliseconds(1)).isQuiet, "another session's end")
            bank.hub.close()
            #expect(try await open.next(until: .now + .seconds(30)).isOver)
        }
    }

    @Test("hears of what another instance posts, also after its connection for that was killed")
    func relayed() async throws {
        try await withBanks(2) { banks in
            try await withRelays(of: banks) {
                let payer = try await banks[0].openClient(1), payee = try await banks[0].openClient(2)
                for round in 0..<3 {
                    let feed = try await banks[1].feed(of: payee)
                    async let step = feed.peek(until: .now + .seconds(60))
                    let paid = try await banks[0].post(
                        request(payer, .usd, payee, .usd, "1.00", key: "round-\(round)"))
                    #expect(try await step.events.first?.transfer == paid.transfer?.id)
                    try await Overseer.run(as: banks[0].database.superuserURL) { try await $0.endListeners() }
                }
            }
        }
    }
}

extension Overseer {
    /// Kills every connection on which an instance listens.
    fileprivate func endListeners() async throws {
        try await execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
                + "WHERE datname = current_database() AND application_name = 'easybilling-test events'")
    }
}
