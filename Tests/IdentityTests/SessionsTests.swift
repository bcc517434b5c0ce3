import Ledger
import PostgreSQL
import TestSupport
import Testing

@testable import Identity

@Suite("Sessions")
struct SessionsTests {
    @Test("are recognised by their token, on every instance, and by nothing else")
    func recognition() async throws {
        try await IdentityBench.run { bench in
            let (ann, bob) = (
                try await bench.signUp("ann@example.com"), try await bench.signUp("bob@example.com")
            )
            let started = try await bench.identity.sessions.start(for: ann, client: .laptop)
            try await IdentityBench.instance(on: bench.database, clock: bench.clock) { other in
                for instance in [bench, other] {
                    let found = try await instance.identity.sessions.authenticate(started.token)
                    #expect(found?.id == started.session.id && found?.userID == ann)
                }
            }
            let guessed = SessionToken.new(for: ann)
            #expect(try await bench.identity.sessions.authenticate(guessed) == nil)
            let secret = started.token.text.split(separator: ".")[1]
            let anothers = try #require(SessionToken("\(bob).\(secret)"))
            #expect(try await bench.identity.sessions.authenticate(anothers) == nil)
        }
    }

    @Test("remember where they began, and when")
    func contents() async throws {
        try await IdentityBench.run { bench in
            let ann = try await bench.signUp("ann@example.com")
            let started = try await bench.identity.sessions.start(for: ann, client: .laptop)
            let session = try #require(try await bench.identity.sessions.authenticate(started.token))
            #expect(session.userAgent == "Firefox on a laptop" && session.address == "192.0.2.7")
            #expect(session.createdAt == bench.clock.now && session.lastSeenAt == bench.clock.now)
            #expect(session.expiresAt == bench.clock.now.adding(seconds: 12 * 3600))
            #expect(session.idleTimeout == .seconds(1800) && !session.isRemembered && session.endedAt == nil)
            let anonymous = try await bench.identity.sessions.start(for: ann, client: .unknown)
            let other = try #require(try await bench.identity.sessions.authenticate(anonymous.token))
            #expect(other.userAgent == nil && other.address == nil)
        }
    }

    @Test("keep no token in the database: not the text, not the secret, only a hash of 32 bytes")
    func storage() async throws {
        try await IdentityBench.run { bench in
            let ann = try await bench.signUp("ann@example.com")
            let token = try await bench.identity.sessions.start(for: ann, client: .laptop).token
            let secret = token.text.split(separator: ".")[1]
            let plain = try #require(Sodium.bytes(fromBase64URL: secret.utf8, count: 32))
            let hex = plain.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            #expect(
                try await bench.asOwner("SELECT FROM identity.session s WHERE s::text LIKE '%\(secret)%'")
                    == 0)
            #expect(
                try await bench.asOwner("SELECT FROM identity.session s WHERE s::text LIKE '%\(hex)%'") == 0)
            let stored = "SELECT FROM identity.session WHERE token_hash = sha256('\\x\(hex)'::bytea)"
            #expect(try await bench.asOwner(stored) == 1)
        }
    }

    @Test("end after half an hour without a request; each request begins it anew")
    func idle() async throws {
        try await IdentityBench.run { bench in
            let token = try await bench.identity.sessions.start(
                for: bench.signUp("ann@example.com"), client: .laptop
            ).token
            for _ in 0..<3 {
                bench.clock.advance(by: 1799)
                #expect(try await bench.identity.sessions.authenticate(token) != nil)
            }
            bench.clock.advance(by: 1800)
            #expect(try await bench.identity.sessions.authenticate(token) == nil)
        }
    }

    @Test("end after twelve hours, however busy")
    func absolute() async throws {
        try await IdentityBench.run { bench in
            let token = try await bench.identity.sessions.start(
                for: bench.signUp("ann@example.com"), client: .laptop
            ).token
            for _ in 0..<47 {
                bench.clock.advance(by: 900)
                #expect(try await bench.identity.sessions.authenticate(token) != nil)
            }
            bench.clock.advance(by: 899)
            #expect(try await bench.identity.sessions.authenticate(token) != nil)
            bench.clock.advance(by: 1)
            #expect(try await bench.identity.sessions.authenticate(token) == nil)
        }
    }

    @Test("that were to be remembered last thirty days, idle or not")
    func remembered() async throws {
        try await IdentityBench.run { bench in
            let ann = try await bench.signUp("ann@example.com")
            let started = try await bench.identity.sessions.start(for: ann, remember: true, client: .phone)
            #expect(started.session.expiresAt == bench.clock.now.adding(seconds: 30 * 86400))
            bench.clock.advance(by: 30 * 86400 - 1)
            #expect(try await bench.identity.sessions.authenticate(started.token)?.isRemembered == true)
            bench.clock.advance(by: 1)
            #expect(try await bench.identity.sessions.authenticate(started.token) == nil)
        }
    }

    @Test("are written down as seen at most once a minute, also when many requests come at once")
    func noting() async throws {
        try await IdentityBench.run { bench in
            let sessions = bench.identity.sessions
            let token = try await sessions.start(for: bench.signUp("ann@example.com"), client: .laptop).token
            let start = bench.clock.now
            let seen = { @Sendable in
                await sessions.writeDownSeen()
                return try await sessions.authenticate(token)?.lastSeenAt
            }
            bench.clock.advance(by: 59)
            _ = try await sessions.authenticate(token)
            #expect(try await seen() == start)
            bench.clock.advance(by: 1)
            try await withThrowingTaskGroup { group in
                for _ in 0..<20 { group.addTask { _ = try await sessions.authenticate(token) } }
                try await group.waitForAll()
            }
            #expect(try await seen() == start.adding(seconds: 60))
        }
    }

    @Test("that would be over soon are written down at once")
    func notingAtOnce() async throws {
        try await IdentityBench.run { bench in
            let sessions = bench.identity.sessions
            let token = try await sessions.start(for: bench.signUp("ann@example.com"), client: .laptop).token
            bench.clock.advance(by: 900)
            _ = try await sessions.authenticate(token)
            #expect(try await sessions.authenticate(token)?.lastSeenAt == bench.clock.now)
        }
    }

    @Test("are recognised even when it cannot be noted that they were seen")
    func notingFails() async throws {
        try await IdentityBench.run { bench in
            let token = try await bench.identity.sessions.start(
                for: bench.signUp("ann@example.com"), client: .laptop
            ).token
            try await bench.asOwner(
                "REVOKE UPDATE (last_seen_at, ended_at) ON identity.session FROM easybilling_app")
            bench.clock.advance(by: 1200)
            #expect(try await bench.identity.sessions.authenticate(token) != nil)
            #expect(
                try await bench.asOwner("SELECT FROM identity.session WHERE last_seen_at = created_at") == 1)
        }
    }

    @Test("are presumed only where they were found live, and proved by the transaction that relies on it")
    func presuming() async throws {
        try await IdentityBench.run { bench in
            let sessions = bench.identity.sessions
            let started = try await sessions.start(for: bench.signUp("ann@example.com"), client: .laptop)
            #expect(sessions.presume(started.token) == nil, "nobody has looked it up yet")
            _ = try await sessions.authenticate(started.token)
            let proof = try #require(sessions.presume(started.token))
            let holds = { @Sendable in try await bench.pool.query(sessions.holding([proof])) == [1] }
            #expect(try await holds())
            try await bench.pool.execute(sessions.require([proof]))
            try await sessions.end(started.session, client: .laptop)
            #expect(try await !holds())
            let refusal = await #expect(throws: PostgreSQLError.self) {
                try await bench.pool.execute(sessions.require([proof]))
            }
            #expect(refusal?.sqlState == .serializationFailure)
            #expect(sessions.presume(started.token) != nil, "another instance may have ended it")
            #expect(try await sessions.authenticate(started.token) == nil)
            #expect(sessions.presume(started.token) == nil)
        }
    }

    @Test("are proved each for itself: one that is live stands for no other, however often it is named")
    func proofsOfSeveral() async throws {
        try await IdentityBench.run { bench in
            let sessions = bench.identity.sessions
            let ann = try await sessions.start(for: bench.signUp("ann@example.com"), client: .laptop)
            let bob = try await sessions.start(for: bench.signUp("bob@example.com"), client: .laptop)
            let (anns, bobs) = (ann.token.proof, bob.token.proof)
            let nobodys = CallerProof(user: bob.token.userID, secretHash: anns.secretHash)
            for proofs in [[], [anns], [anns, anns, bobs]] {
                try await bench.pool.execute(sessions.require(proofs))
            }
            try await sessions.end(bob.session, client: .laptop)
            for proofs in [[nobodys], [bobs], [anns, bobs], [anns, anns, bobs]] {
                let refusal = await #expect(throws: PostgreSQLError.self) {
                    try await bench.pool.execute(sessions.require(proofs))
                }
                #expect(refusal?.sqlState == .serializationFailure)
            }
        }
    }

    @Test("do not hold as proofs once they have expired or idled out")
    func proofsOverTime() async throws {
        try await IdentityBench.run { bench in
            let sessions = bench.identity.sessions
            let token = try await sessions.start(for: bench.signUp("ann@example.com"), client: .laptop).token
            _ = try await sessions.authenticate(token)
            let proof = try #require(sessions.presume(token))
            bench.clock.advance(by: 1799)
            #expect(try await bench.pool.query(sessions.holding([proof])) == [1])
            #expect(sessions.presume(token) == nil, "not seen for long: it is looked up")
            bench.clock.advance(by: 1)
            #expect(try await bench.pool.query(sessions.holding([proof])).isEmpty)
            await #expect(throws: PostgreSQLError.self) {
                try await bench.pool.execute(sessions.require([proof]))
            }
        }
    }

    @Test("do not step back in time when a clock does")
    func clockSteppingBack() async throws {
        try await IdentityBench.run { bench in
            let token = try await bench.identity.sessions.start(
                for: bench.signUp("ann@example.com"), client: .laptop
            ).token
            let start = bench.clock.now
            bench.clock.advance(by: -3600)
            let session = try #require(try await bench.identity.sessions.authenticate(token))
            #expect(session.lastSeenAt == start)
            try await bench.identity.sessions.end(session, client: .laptop)
            #expect(try await bench.identity.sessions.authenticate(token) == nil)
        }
    }

    @Test("belong to a user: nobody else's can be started")
    func foreignKey() async throws {
        try await IdentityBench.run { bench in
            let error = await #expect(throws: PostgreSQLError.self) {
                try await bench.identity.sessions.start(for: UserID(404)!, client: .laptop)
            }
            #expect(error?.sqlState == .foreignKeyViolation)
        }
    }
}
