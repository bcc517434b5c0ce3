import Ledger
import LedgerStore
import Testing

@testable import Events

@Suite("Who listens at an instance")
struct EventHubTests {
    private let hub = EventHub()

    private func user(_ number: Int64) throws -> UserID { try #require(UserID(number)) }
    private var past: ContinuousClock.Instant { .now - .seconds(1) }
    private var soon: ContinuousClock.Instant { .now + .seconds(10) }

    @Test("is woken by their own news alone, once for any number of them")
    func woken() async throws {
        let seven = try hub.subscribe(user(7)), other = try hub.subscribe(user(7))
        let eight = try hub.subscribe(user(8))
        hub.changed([try user(7), try user(9), try user(7)])
        hub.changed([try user(7)])
        #expect(await seven.bell.wait(until: past) == .news)
        #expect(await other.bell.wait(until: past) == .news)
        #expect(await seven.bell.wait(until: past).isEmpty)
        #expect(await eight.bell.wait(until: past).isEmpty)
        #expect(hub.takeOutgoing().payloads(from: "a", bytesMax: 100) == ["a n7 n9"])
        #expect(hub.takeOutgoing().isEmpty)
    }

    @Test("is woken while waiting, and not before")
    func waiting() async throws {
        let subscription = try hub.subscribe(user(7))
        async let woken = subscription.bell.wait(until: soon)
        hub.sessionsEnded(of: try user(7))
        #expect(await woken == .sessions)
        let waiting = Task { await subscription.bell.wait(until: soon) }
        waiting.cancel()
        #expect(await waiting.value.isEmpty)
    }

    @Test("hears what other instances say, and does not say it again")
    func heard() async throws {
        let seven = try hub.subscribe(user(7)), eight = try hub.subscribe(user(8))
        hub.heard(try #require(Announcement("b n7", unlessFrom: "a")))
        #expect(await seven.bell.wait(until: past) == .news)
        #expect(await eight.bell.wait(until: past).isEmpty)
        hub.heard(try #require(Announcement("b *", unlessFrom: "a")))
        #expect(await eight.bell.wait(until: past) == [.news, .sessions])
        #expect(hub.takeOutgoing().isEmpty)
    }

    @Test("has so many places for one client and no more, until one is given back")
    func limitOfUser() throws {
        var places = try (0..<EventLimits.subscriptionsOfUserMax).map { _ in try hub.subscribe(user(7)) }
        #expect(throws: SubscriptionRefusal.tooManyOfUser) { _ = try hub.subscribe(user(7)) }
        _ = try hub.subscribe(user(8))
        places.removeLast()
        #expect(hub.subscriptionsCount == EventLimits.subscriptionsOfUserMax - 1)
        places.append(try hub.subscribe(user(7)))
        #expect(throws: SubscriptionRefusal.tooManyOfUser) { _ = try hub.subscribe(user(7)) }
        withExtendedLifetime(places) {}
    }

    @Test("has so many places for all")
    func limit() throws {
        let places = try (0..<EventLimits.subscriptionsMax).map { try hub.subscribe(user(Int64($0 + 1))) }
        #expect(throws: SubscriptionRefusal.tooMany) { _ = try hub.subscribe(user(9_999)) }
        withExtendedLifetime(places) {}
        #expect(hub.subscriptionsCount == EventLimits.subscriptionsMax)
    }

    @Test("is told to go when the instance stops, and nobody else comes")
    func closed() async throws {
        let place = try hub.subscribe(user(7))
        hub.close()
        #expect(await place.bell.wait(until: past) == .closing)
        #expect(throws: SubscriptionRefusal.closed) { _ = try hub.subscribe(user(7)) }
    }
}
