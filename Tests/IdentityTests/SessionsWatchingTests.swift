import Ledger
import Testing

@testable import Identity

@Suite("A session that something long depends on")
struct SessionsWatchingTests {
    @Test("is live until it is ended, and then not, whoever looks")
    func ended() async throws {
        try await IdentityBench.run { bench in
            let ann = try await bench.signUp("ann@example.com")
            let sessions = bench.identity.sessions
            let first = try await sessions.start(for: ann, client: .laptop).session
            let second = try await sessions.start(for: ann, client: .laptop).session
            #expect(try await sessions.isLive(first))
            try await sessions.end(first, client: .laptop)
            #expect(try await !sessions.isLive(first))
            #expect(try await sessions.isLive(second))
        }
    }

    @Test("idles out although it is looked at all the time: only requests count")
    func idle() async throws {
        try await IdentityBench.run { bench in
            let ann = try await bench.signUp("ann@example.com")
            let sessions = bench.identity.sessions
            let session = try await sessions.start(for: ann, client: .laptop).session
            for _ in 0..<29 {
                bench.clock.advance(by: 60)
                #expect(try await sessions.isLive(session))
            }
            bench.clock.advance(by: 60)
            #expect(try await !sessions.isLive(session))
        }
    }

    @Test("is looked up together with others, each by its own owner and id")
    func together() async throws {
        try await IdentityBench.run { bench in
            let (ann, bob) = (
                try await bench.signUp("ann@example.com"), try await bench.signUp("bob@example.com")
            )
            let sessions = bench.identity.sessions
            let hers = try await sessions.start(for: ann, client: .laptop).session
            let his = try await sessions.start(for: bob, client: .laptop).session
            try await sessions.end(his, client: .laptop)
            let live = try await withThrowingTaskGroup(of: (Int, Bool).self) { group in
                for (number, session) in [hers, his, hers, his].enumerated() {
                    group.addTask { (number, try await sessions.isLive(session)) }
                }
                return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
            #expect(live == [0: true, 1: false, 2: true, 3: false])
        }
    }
}
