import Ledger
import PostgreSQL
import TestSupport
import Testing

@testable import Identity

@Suite("API keys")
struct APIKeysTests {
    @Test("are recognised by their token, on every instance, and by nothing else")
    func recognition() async throws {
        try await IdentityBench.run { bench in
            let (ann, bob) = (try await bench.session("ann"), try await bench.session("bob"))
            let made = try await bench.makeKey("reports", by: ann)
            try await IdentityBench.instance(on: bench.database, clock: bench.clock) { other in
                for instance in [bench, other] {
                    let found = try #require(try await instance.identity.keys.authenticate(made.token))
                    #expect(found.id == made.key.id && found.userID == ann.userID)
                    #expect(found.name.text == "reports" && found.scopes == [.read])
                }
            }
            let guessed = APIKeyToken.new(for: ann.userID)
            #expect(try await bench.identity.keys.authenticate(guessed) == nil)
            let secret = made.token.text.split(separator: ".")[1]
            let anothers = try #require(APIKeyToken("ebk_\(bob.userID).\(secret)"))
            #expect(try await bench.identity.keys.authenticate(anothers) == nil)
            // A key is no session: the same secret without its prefix opens nothing.
            let asSession = try #require(SessionToken("\(ann.userID).\(secret)"))
            #expect(try await bench.identity.sessions.authenticate(asSession) == nil)
        }
    }

    @Test("keep no token in the database: not the text, not the secret, only a hash of 32 bytes")
    func storage() async throws {
        try await IdentityBench.run { bench in
            let token = try await bench.makeKey("k", by: bench.session("ann")).token
            let secret = token.text.split(separator: ".")[1]
            let plain = try #require(Sodium.bytes(fromBase64URL: secret.utf8, count: 32))
            let hex = plain.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            let rows = "SELECT FROM identity.api_key k WHERE"
            #expect(try await bench.asOwner("\(rows) k::text LIKE '%\(secret)%'") == 0)
            #expect(try await bench.asOwner("\(rows) k::text LIKE '%\(hex)%'") == 0)
            #expect(try await bench.asOwner("\(rows) token_hash = sha256('\\x\(hex)'::bytea)") == 1)
            let trail = "SELECT FROM identity.audit_event e WHERE e::text LIKE '%\(secret)%'"
            #expect(try await bench.asOwner(trail) == 0)
        }
    }

    @Test("open nothing from their end on, and have none unless it is asked for")
    func expiry() async throws {
        try await IdentityBench.run { bench in
            let ann = try await bench.session("ann")
            let end = bench.clock.now.adding(seconds: 3600)
            let (short, long) = (
                try await bench.makeKey("short", expiresAt: end, by: ann),
                try await bench.makeKey("long", by: ann)
            )
            bench.clock.advance(by: 3599)
            #expect(try await bench.identity.keys.authenticate(short.token)?.expiresAt == end)
            bench.clock.advance(by: 1)
            #expect(try await bench.identity.keys.authenticate(short.token) == nil)
            bench.clock.advance(by: 10 * 365 * 86400)
            #expect(try await bench.identity.keys.authenticate(long.token) != nil)
        }
    }

    @Test("are not made with an end that is not in the future, and then there is none")
    func endInThePast() async throws {
        try await IdentityBench.run { bench in
            let ann = try await bench.session("ann")
            for seconds in [-1, 0] as [Int64] {
                await #expect(throws: IdentityError.keyEndsInThePast) {
                    try await bench.makeKey(
                        "late", expiresAt: bench.clock.now.adding(seconds: seconds), by: ann)
                }
            }
            #expect(try await bench.identity.keys.list(ann.userID).isEmpty)
            #expect(
                try await bench.asOwner("SELECT FROM identity.audit_event WHERE kind = 'key_created'") == 0)
        }
    }

    @Test("are taken back at once on every instance, by their owner alone")
    func revocation() async throws {
        try await IdentityBench.run { here in
            let (ann, bob) = (try await here.session("ann"), try await here.session("bob"))
            let made = try await here.makeKey("k", by: ann)
            try await IdentityBench.instance(on: here.database, clock: here.clock) { there in
                let found = try await there.identity.keys.authenticate(made.token)
                #expect(found != nil)
                #expect(try await !here.identity.keys.revoke(made.key.id, by: bob, client: .phone))
                #expect(
                    try await !here.identity.keys.revoke(APIKeyID(bits: 42), by: bob, client: .phone))
                #expect(try await there.identity.keys.authenticate(made.token) != nil)
                #expect(try await here.identity.keys.revoke(made.key.id, by: ann, client: .phone))
                #expect(try await there.identity.keys.authenticate(made.token) == nil)
                #expect(try await here.identity.keys.authenticate(made.token) == nil)
                #expect(try await !here.identity.keys.revoke(made.key.id, by: ann, client: .phone))
            }
            for kind in ["key_created", "key_revoked"] {
                let audited = """
                    SELECT FROM identity.audit_event WHERE kind = '\(kind)' AND user_id = \(ann.userID)
                    AND session_id = '\(ann.id)' AND detail = '\(made.key.id)'
                    """
                #expect(try await here.asOwner(audited) == 1, "\(kind)")
            }
            let all = "SELECT FROM identity.audit_event WHERE kind LIKE 'key%'"
            #expect(try await here.asOwner(all) == 2)
        }
    }

    @Test("outlive the session that made them, and are listed newest first until they are revoked")
    func list() async throws {
        try await IdentityBench.run { bench in
            let (ann, bob) = (try await bench.session("ann"), try await bench.session("bob"))
            var made: [MadeAPIKey] = []
            for name in ["a", "b", "c"] {
                bench.clock.advance(by: 1)
                made.append(try await bench.makeKey(name, by: ann))
            }
            _ = try await bench.makeKey("bob's", by: bob)
            _ = try await bench.identity.keys.revoke(made[1].key.id, by: ann, client: .laptop)
            try await bench.identity.sessions.end(ann, client: .laptop)
            #expect(try await bench.identity.keys.list(ann.userID).map(\.name.text) == ["c", "a"])
            #expect(try await bench.identity.keys.authenticate(made[0].token) != nil)
        }
    }

    @Test("note at most once a minute that they were used, also when many requests come at once")
    func touching() async throws {
        try await IdentityBench.run { bench in
            let ann = try await bench.session("ann")
            let token = try await bench.makeKey("k", by: ann).token
            let start = bench.clock.now
            let used = { @Sendable in try await bench.identity.keys.list(ann.userID).first?.lastUsedAt }
            #expect(try await used() == nil)
            _ = try await bench.identity.keys.authenticate(token)
            #expect(try await used() == start)
            bench.clock.advance(by: 59)
            _ = try await bench.identity.keys.authenticate(token)
            #expect(try await used() == start)
            bench.clock.advance(by: 1)
            try await withThrowingTaskGroup { group in
                for _ in 0..<20 { group.addTask { _ = try await bench.identity.keys.authenticate(token) } }
                try await group.waitForAll()
            }
            #expect(try await used() == start.adding(seconds: 60))
        }
    }

    @Test("are recognised even when it cannot be noted that they were used")
    func touchFails() async throws {
        try await IdentityBench.run { bench in
            let token = try await bench.makeKey("k", by: bench.session("ann")).token
            try await bench.asOwner(
                "REVOKE UPDATE (last_used_at, revoked_at) ON identity.api_key FROM easybilling_app")
            #expect(try await bench.identity.keys.authenticate(token) != nil)
            #expect(
                try await bench.asOwner("SELECT FROM identity.api_key WHERE last_used_at IS NULL") == 1)
        }
    }

    @Test("of one user are as many as may be kept, also when many are made at once; others have room")
    func keptMax() async throws {
        try await IdentityBench.run(.with { $0.keys.keptMax = 5 }) { bench in
            let (ann, bob) = (try await bench.session("ann"), try await bench.session("bob"))
            let first = try await bench.makeKey("first", by: ann)
            let refusals = await withTaskGroup { group in
                for number in 0..<20 {
                    group.addTask { await bench.refusalOfKey("k\(number)", by: ann) }
                }
                return await group.reduce(into: [IdentityError?]()) { $0.append($1) }
            }
            #expect(refusals.count { $0 == nil } == 4)
            #expect(refusals.count { $0 == .tooManyKeys(limit: 5) } == 16)
            #expect(try await bench.identity.keys.list(ann.userID).count == 5)
            #expect(
                try await bench.asOwner("SELECT FROM identity.audit_event WHERE kind = 'key_created'") == 5)
            _ = try await bench.makeKey("bob's", by: bob)
            #expect(try await bench.identity.keys.revoke(first.key.id, by: ann, client: .laptop))
            #expect(await bench.refusalOfKey("again", by: ann) == nil)
            #expect(await bench.refusalOfKey("more", by: ann) == .tooManyKeys(limit: 5))
        }
    }

    @Test("have names of 1 to 100 characters that can be seen")
    func names() {
        for text in ["a", "nightly report", "отчёт 🍕", String(repeating: "é", count: 100)] {
            #expect(APIKeyName(text)?.text == text)
        }
        for text in [
            "", " ", "\u{3000}", "a\nb", "a\u{0}", "a\u{202E}b", String(repeating: "a", count: 101),
        ] {
            #expect(APIKeyName(text) == nil, "\(text)")
        }
    }

    @Test("are deleted a month after they are over, and no others")
    func upkeep() async throws {
        try await IdentityBench.run { bench in
            let ann = try await bench.session("ann")
            let end = bench.clock.now.adding(seconds: 60)
            _ = try await bench.makeKey("expired", expiresAt: end, by: ann)
            let revoked = try await bench.makeKey("revoked", expiresAt: end.adding(seconds: 60), by: ann)
            let kept = try await bench.makeKey("kept", by: ann)
            _ = try await bench.identity.keys.revoke(revoked.key.id, by: ann, client: .laptop)
            bench.clock.advance(by: 30 * 86400)
            #expect(try await bench.identity.upkeep.run().keys == 0)
            bench.clock.advance(by: 1)
            #expect(try await bench.identity.upkeep.run().keys == 1)
            bench.clock.advance(by: 60)
            #expect(try await bench.identity.upkeep.run().keys == 1)
            #expect(try await bench.identity.keys.list(ann.userID).map(\.id) == [kept.key.id])
        }
    }

    @Test("are looked up by their unique key: no scan, whatever the number of keys")
    func plan() async throws {
        try await IdentityBench.run { bench in
            try await bench.asOwner(
                """
                INSERT INTO identity.user
                SELECT n, n || '@b', 'Ann', 'A•••', '$argon2id$', now() FROM generate_series(1, 2000) n
                """)
            try await bench.asOwner(
                """
                INSERT INTO identity.api_key
                SELECT n % 2000 + 1, gen_random_uuid(), sha256(n::text::bytea), 'k', true, false, now(),
                       now() + '1 day'
                FROM generate_series(1, 20000) n
                """)
            try await bench.asOwner("ANALYZE identity.api_key")
            for (sql, parameters) in [
                (APIKeys.findKeys.sql, 2), (APIKeys.touchKeys.sql, 4), (APIKeys.revokeKey.sql, 3),
                (APIKeys.listKeys.sql, 2), (APIKeys.insertKey.sql, 9),
            ] {
                let plan = try await bench.plan(of: sql, parameters: parameters)
                #expect(!plan.contains("Seq Scan"), "\(plan)")
            }
        }
    }
}

extension IdentityBench {
    /// A session of a new client.
    fileprivate func session(_ name: String) async throws -> Session {
        try await identity.sessions.start(for: signUp("\(name)@example.com"), client: .laptop).session
    }

    @discardableResult
    fileprivate func makeKey(
        _ name: String, _ scopes: Set<APIKeyScope> = [.read], expiresAt: Timestamp? = nil, by session: Session
    ) async throws -> MadeAPIKey {
        let name = try #require(APIKeyName(name))
        return try await identity.keys.make(
            NewAPIKey(name: name, scopes: scopes, expiresAt: expiresAt), by: session, client: .laptop)
    }

    /// What making a key was refused with; `nil` when it was made.
    fileprivate func refusalOfKey(_ name: String, by session: Session) async -> IdentityError? {
        do {
            try await makeKey(name, by: session)
            return nil
        } catch let error as IdentityError {
            return error
        } catch {
            Issue.record(error)
            return nil
        }
    }
}
