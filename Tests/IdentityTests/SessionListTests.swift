import Ledger
import PostgreSQL
import TestSupport
import Testing

@testable import Identity

@Suite("The sessions of a user")
struct SessionListTests {
    @Test("are listed newest first, page by page, only the live ones and only one's own")
    func list() async throws {
        try await IdentityBench.run { bench in
            let (ann, bob) = (
                try await bench.signUp("ann@example.com"), try await bench.signUp("bob@example.com")
            )
            let sessions = bench.identity.sessions
            _ = try await sessions.start(for: ann, client: .phone)
            bench.clock.advance(by: 1800)
            _ = try await sessions.start(for: bob, client: .phone)
            var started: [SessionID] = []
            for _ in 0..<5 {
                bench.clock.advance(by: 1)
                started.append(try await sessions.start(for: ann, client: .laptop).session.id)
            }
            _ = try await sessions.revoke(started.removeFirst(), of: ann, client: .laptop)
            let newestFirst = Array(started.reversed())
            #expect(try await sessions.list(ann).map(\.id) == newestFirst)
            let page = try await sessions.list(ann, limit: 3).map(\.id)
            #expect(page == Array(newestFirst.prefix(3)))
            #expect(try await sessions.list(ann, before: page.last, limit: 3).map(\.id) == [newestFirst[3]])
            #expect(try await sessions.list(ann, limit: 0).isEmpty)
        }
    }

    @Test("of one user are as many as may be: one more ends the oldest")
    func liveMax() async throws {
        try await IdentityBench.run(.with { $0.sessions.liveMax = 3 }) { bench in
            let (ann, bob) = (
                try await bench.signUp("ann@example.com"), try await bench.signUp("bob@example.com")
            )
            let sessions = bench.identity.sessions
            let bobs = try await sessions.start(for: bob, client: .phone).token
            var tokens: [SessionToken] = []
            for _ in 0..<4 {
                bench.clock.advance(by: 1)
                tokens.append(try await sessions.start(for: ann, client: .laptop).token)
            }
            let found = try await tokens.asyncMap { try await sessions.authenticate($0) != nil }
            #expect(found == [false, true, true, true])
            #expect(try await sessions.authenticate(bobs) != nil)
        }
    }
}

extension Array {
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
