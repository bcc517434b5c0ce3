import Ledger
import PostgreSQL
import TestSupport
import Testing

@testable import Identity

@Suite("Ending a session")
struct SessionEndingTests {
    @Test("works at once on every instance")
    func everywhere() async throws {
        try await IdentityBench.run { here in
            let ann = try await here.signUp("ann@example.com")
            try await IdentityBench.instance(on: here.database, clock: here.clock) { there in
                let started = try await here.identity.sessions.start(for: ann, client: .laptop)
                #expect(try await there.identity.sessions.authenticate(started.token) != nil)
                #expect(try await here.identity.sessions.revoke(started.session.id, of: ann, client: .phone))
                #expect(try await there.identity.sessions.authenticate(started.token) == nil)
                #expect(try await here.identity.sessions.authenticate(started.token) == nil)
            }
        }
    }

    @Test("by logging out leaves the others alone, and doing it twice changes nothing")
    func logOut() async throws {
        try await IdentityBench.run { bench in
            let sessions = bench.identity.sessions
            let ann = try await bench.signUp("ann@example.com")
            let (one, two) = (
                try await sessions.start(for: ann, client: .laptop),
                try await sessions.start(for: ann, client: .phone)
            )
            try await sessions.end(one.session, client: .laptop)
            bench.clock.advance(by: 5)
            try await sessions.end(one.session, client: .laptop)
            #expect(try await sessions.authenticate(one.token) == nil)
            #expect(try await sessions.authenticate(two.token) != nil)
            let audited = "SELECT FROM identity.audit_event WHERE kind = 'logged_out' AND user_id = \(ann)"
            #expect(try await bench.asOwner(audited) == 1)
        }
    }

    @Test("by its id works for its owner alone: for others it is as if it were not there")
    func revoke() async throws {
        try await IdentityBench.run { bench in
            let sessions = bench.identity.sessions
            let (ann, bob) = (
                try await bench.signUp("ann@example.com"), try await bench.signUp("bob@example.com")
            )
            let started = try await sessions.start(for: ann, client: .laptop)
            #expect(try await !sessions.revoke(started.session.id, of: bob, client: .phone))
            #expect(try await !sessions.revoke(SessionID(bits: 42), of: bob, client: .phone))
            #expect(try await sessions.authenticate(started.token) != nil)
            #expect(try await sessions.revoke(started.session.id, of: ann, client: .phone))
            #expect(try await !sessions.revoke(started.session.id, of: ann, client: .phone))
            #expect(
                try await bench.asOwner("SELECT FROM identity.audit_event WHERE kind = 'session_revoked'")
                    == 1)
        }
    }

    @Test("can be asked for all but this one, and counts those that were still live")
    func revokeOthers() async throws {
        try await IdentityBench.run { bench in
            let sessions = bench.identity.sessions
            let (ann, bob) = (
                try await bench.signUp("ann@example.com"), try await bench.signUp("bob@example.com")
            )
            _ = try await sessions.start(for: ann, client: .phone)
            bench.clock.advance(by: 1800)
            let others = [
                try await sessions.start(for: ann, client: .phone),
                try await sessions.start(for: ann, client: .phone),
            ]
            let this = try await sessions.start(for: ann, client: .laptop)
            let bobs = try await sessions.start(for: bob, client: .phone)
            #expect(try await sessions.revokeOthers(than: this.session, client: .laptop) == 2)
            #expect(try await sessions.revokeOthers(than: this.session, client: .laptop) == 0)
            for other in others { #expect(try await sessions.authenticate(other.token) == nil) }
            #expect(try await sessions.authenticate(this.token) != nil)
            #expect(try await sessions.authenticate(bobs.token) != nil)
            let audited = "SELECT FROM identity.audit_event WHERE kind = 'other_sessions_revoked'"
            #expect(try await bench.asOwner(audited) == 1)
        }
    }
}
