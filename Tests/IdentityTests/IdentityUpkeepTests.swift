import Ledger
import TestSupport
import Testing

@testable import Identity

@Suite("The upkeep")
struct IdentityUpkeepTests {
    @Test("deletes sessions a week after their absolute end, live or ended, and no others")
    func sessions() async throws {
        try await IdentityBench.run { bench in
            let ann = try await bench.signUp("ann@example.com")
            let ended = try await bench.identity.sessions.start(for: ann, client: .laptop)
            try await bench.identity.sessions.end(ended.session, client: .laptop)
            _ = try await bench.identity.sessions.start(for: ann, client: .laptop)
            let remembered = try await bench.identity.sessions.start(for: ann, remember: true, client: .phone)
            bench.clock.advance(by: 12 * 3600 + 7 * 86400)
            #expect(try await bench.identity.upkeep.run().sessions == 0)
            bench.clock.advance(by: 1)
            #expect(try await bench.identity.upkeep.run().sessions == 2)
            #expect(try await bench.identity.sessions.authenticate(remembered.token) != nil)
        }
    }

    @Test("deletes forgotten attempts, and none that still count")
    func throttles() async throws {
        try await IdentityBench.run { bench in
            _ = try await bench.refusal("a@example.com", client: .laptop)
            bench.clock.advance(by: 24 * 3600)
            _ = try await bench.refusal("b@example.com", client: .phone)
            #expect(try await bench.identity.upkeep.run().throttles == 0)
            bench.clock.advance(by: 1)
            #expect(try await bench.identity.upkeep.run().throttles == 2)
            #expect(try await bench.asOwner("SELECT FROM identity.login_throttle") == 2)
        }
    }

    @Test("deletes a few rows at a time until none is left, also when two instances do it at once")
    func portions() async throws {
        try await IdentityBench.run { bench in
            let ann = try await bench.signUp("ann@example.com")
            for _ in 0..<23 { _ = try await bench.identity.sessions.start(for: ann, client: .laptop) }
            bench.clock.advance(by: 30 * 86400)
            let upkeep = IdentityUpkeep(
                pool: bench.pool, throttle: .standard, now: { bench.clock.now }, rowsAtOnce: 5)
            async let one = upkeep.run().sessions
            async let two = upkeep.run().sessions
            #expect(try await one + two == 23)
            #expect(try await bench.asOwner("SELECT FROM identity.session") == 0)
        }
    }
}
