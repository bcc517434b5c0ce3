import Ledger
import Logging
import PostgreSQL
import Synchronization
import TestSupport
import Testing

@testable import Identity

@Suite("Limits that hold across instances")
struct SharedQuotasTests {
    private static let few = IdentityConfiguration.with {
        $0.limits.signUps = Quota(3, each: .seconds(3000))
        $0.limits.payees = Quota(2, each: .seconds(200))
    }

    private func address(_ number: Int) throws -> ClientAddress {
        try #require(ClientAddress("192.0.2.\(number)"))
    }

    @Test("let exactly as many sign-ups of an address pass as there may be, on two instances, at once")
    func together() async throws {
        try await IdentityBench.run(Self.few) { here in
            try await IdentityBench.instance(on: here.database, clock: here.clock, Self.few) { there in
                let home = try address(1)
                let outcomes = try await withThrowingTaskGroup { group in
                    for number in 0..<40 {
                        let instance = number % 2 == 0 ? here : there
                        group.addTask { try await instance.identity.limits.countSignUp(from: home) }
                    }
                    return try await group.reduce(into: [QuotaVerdict?]()) { $0.append($1) }
                }
                let verdicts = outcomes.compactMap(\.self)
                #expect(verdicts.count == 40 && verdicts.count { $0.retryAfter == nil } == 3)
                #expect(
                    verdicts.filter { $0.retryAfter == nil }.map(\.remaining).sorted() == [0, 1, 2])
                #expect(
                    verdicts.allSatisfy { $0.retryAfter == nil || $0.retryAfter == .seconds(1000) })
                let other = try await there.identity.limits.countSignUp(from: address(2))
                #expect(other?.remaining == 2)
            }
        }
    }

    @Test("hold through a restart, and give units back with time")
    func restart() async throws {
        try await IdentityBench.run(Self.few) { bench in
            for _ in 0..<3 { _ = try await bench.identity.limits.countSignUp(from: address(1)) }
            bench.clock.advance(by: 999)
            try await IdentityBench.instance(on: bench.database, clock: bench.clock, Self.few) { restarted in
                let limits = restarted.identity.limits
                let held = try await limits.countSignUp(from: address(1))
                #expect(held?.retryAfter == .seconds(1) && held?.remaining == 0)
                bench.clock.advance(by: 1)
                #expect(try await limits.countSignUp(from: address(1))?.retryAfter == nil)
                #expect(try await limits.countSignUp(from: address(1))?.retryAfter == .seconds(1000))
            }
        }
    }

    @Test("give back what the service could not serve")
    func givingBack() async throws {
        try await IdentityBench.run(Self.few) { bench in
            let limits = bench.identity.limits
            for _ in 0..<10 {
                #expect(try await limits.countSignUp(from: address(1))?.retryAfter == nil)
                await limits.takeBackSignUp(from: try address(1))
            }
            #expect(try await limits.countSignUp(from: address(1))?.remaining == 2)
        }
    }

    @Test("count each payee of a client once within the window, and other clients by themselves")
    func payees() async throws {
        let time = Mutex<Int64>(1_000_000)
        try await IdentityBench.run(Self.few) { bench in
            let limits = RateLimits(
                pool: bench.pool, configuration: Self.few.limits, now: { bench.clock.now },
                clock: { time.withLock { $0 } }, logger: Logger(label: "test"))
            let (ann, bob) = (try #require(UserID(1)), try #require(UserID(2)))
            let payees = try (11...14).map { try #require(UserID($0)) }
            #expect(try await limits.countPayee(payees[0], by: ann)?.remaining == 1)
            #expect(try await limits.countPayee(payees[0], by: ann) == nil, "seen already")
            #expect(try await limits.countPayee(payees[1], by: ann)?.remaining == 0)
            for _ in 0..<3 {
                #expect(try await limits.countPayee(payees[2], by: ann)?.retryAfter == .seconds(100))
            }
            #expect(try await limits.countPayee(payees[1], by: ann) == nil)
            #expect(try await limits.countPayee(payees[2], by: bob)?.remaining == 1)
            // After the window the same payee counts again.
            bench.clock.advance(by: 201)
            time.withLock { $0 += 201_000_000 }
            #expect(try await limits.countPayee(payees[0], by: ann)?.remaining == 1)
        }
    }

    @Test("know nobody in clear: addresses and clients are hashes")
    func privacy() async throws {
        try await IdentityBench.run(Self.few) { bench in
            _ = try await bench.identity.limits.countSignUp(from: address(77))
            _ = try await bench.identity.limits.countPayee(.anybody, by: try #require(UserID(77)))
            let rows = "SELECT FROM identity.quota_use"
            #expect(try await bench.asOwner(rows) == 2)
            #expect(try await bench.asOwner("\(rows) WHERE octet_length(subject) = 32") == 2)
            #expect(
                try await bench.refusal(of: "SELECT FROM identity.quota_use", as: bench.database.readerURL)
                    == .insufficientPrivilege)
        }
    }

    @Test("are off when they are turned off, and count nobody without an address")
    func off() async throws {
        try await IdentityBench.run(.with { $0.limits.isOn = false }) { bench in
            let (limits, home) = (bench.identity.limits, try address(1))
            let ann = try #require(UserID(8))
            for _ in 0..<300 {
                #expect(try await limits.countSignUp(from: home) == nil)
                #expect(try await limits.countPayee(.anybody, by: ann) == nil)
                #expect(limits.countCalls(1000, by: .anybody) == nil)
                #expect(limits.countCalls(1000, from: home) == nil)
            }
            #expect(try await bench.asOwner("SELECT FROM identity.quota_use") == 0)
        }
        try await IdentityBench.run(Self.few) { bench in
            let verdict = try await bench.identity.limits.countSignUp(from: nil)
            #expect(verdict == nil)
            #expect(bench.identity.limits.countCalls(1, from: nil) == nil)
        }
    }

    @Test("are forgotten by the upkeep when they are whole again, and not before")
    func upkeep() async throws {
        try await IdentityBench.run(Self.few) { bench in
            _ = try await bench.identity.limits.countSignUp(from: address(1))
            bench.clock.advance(by: 999)
            #expect(try await bench.identity.upkeep.run().quotas == 0)
            bench.clock.advance(by: 1)
            #expect(try await bench.identity.upkeep.run().quotas == 1)
            #expect(try await bench.asOwner("SELECT FROM identity.quota_use") == 0)
        }
    }

    @Test("are one row found by its key, and nothing that the application may do otherwise")
    func schema() async throws {
        try await IdentityBench.run { bench in
            for sql in [
                "UPDATE identity.quota_use SET subject = ''", "UPDATE identity.quota_use SET policy = 'x'",
                "TRUNCATE identity.quota_use",
            ] {
                let refusal = try await bench.refusal(of: sql, as: bench.database.url)
                #expect(refusal == .insufficientPrivilege, "\(sql)")
            }
            try await bench.asOwner(
                """
                INSERT INTO identity.quota_use
                SELECT sha256(n::text::bytea), 'sign-up', now() FROM generate_series(1, 20000) n
                """)
            try await bench.asOwner("ANALYZE identity.quota_use")
            for (sql, parameters) in [(SharedQuotas.fullAt.sql, 1), (SharedQuotas.giveBack.sql, 2)] {
                let plan = try await bench.plan(of: sql, parameters: parameters)
                #expect(plan.contains("Index") && !plan.contains("Seq Scan"), "\(plan)")
            }
        }
    }
}
