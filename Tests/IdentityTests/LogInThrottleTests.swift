import Ledger
import PostgreSQL
import TestSupport
import Testing

@testable import Identity

@Suite("The brake on guessing passwords")
struct LogInThrottleTests {
    /// Two attempts are free for an account, four for an address; then 1, 2, 4, at most 5 s.
    private static let tight = IdentityConfiguration.with {
        $0.throttle = ThrottleConfiguration(
            isOn: true,
            account: ThrottleRule(
                freeAttempts: 2, firstPause: .seconds(1), longestPause: .seconds(5),
                forgottenAfter: .seconds(60)),
            address: ThrottleRule(
                freeAttempts: 4, firstPause: .seconds(1), longestPause: .seconds(5),
                forgottenAfter: .seconds(60)))
    }

    /// A client at an address of its own.
    private func client(_ number: Int) -> ClientDescription {
        ClientDescription(address: ClientAddress("203.0.113.\(number)"), userAgent: nil)
    }

    @Test(
        "slows an account down wherever the attempts come from, known or unknown alike",
        arguments: ["ann", "nobody"])
    func account(name: String) async throws {
        try await IdentityBench.run(Self.tight) { bench in
            try await bench.signUp("ann@example.com")
            let attempt = { try await bench.refusal("\(name)@example.com", "wrong", client: client($0)) }
            #expect(try await attempt(1) == .wrongCredentials)
            #expect(try await attempt(2) == .wrongCredentials)
            for (number, pause) in [(3, 1), (4, 2), (5, 4), (6, 5), (7, 5)] as [(Int, Int64)] {
                #expect(try await attempt(number) == .wrongCredentials)
                #expect(try await attempt(number) == .throttled(retryAfter: .seconds(pause)))
                bench.clock.advance(by: pause - 1)
                #expect(try await attempt(number) == .throttled(retryAfter: .seconds(1)))
                bench.clock.advance(by: 1)
            }
        }
    }

    @Test("holds the right password as well while a pause lasts, and looks at it afterwards")
    func rightPassword() async throws {
        try await IdentityBench.run(Self.tight) { bench in
            try await bench.signUp("ann@example.com")
            for number in 1...3 {
                _ = try await bench.refusal("ann@example.com", "wrong", client: client(number))
            }
            #expect(
                try await bench.refusal("ann@example.com", client: client(4))
                    == .throttled(retryAfter: .seconds(1)))
            #expect(try await bench.asOwner("SELECT FROM identity.session") == 0)
            bench.clock.advance(by: 1)
            _ = try await bench.logIn("ann@example.com", client: client(4))
            // The right password ends the account's count: it begins at the free ones again.
            for number in 5...7 {
                #expect(
                    try await bench.refusal("ann@example.com", "wrong", client: client(number))
                        == .wrongCredentials)
            }
        }
    }

    @Test("slows an address down whichever accounts it tries, and leaves other addresses alone")
    func address() async throws {
        try await IdentityBench.run(Self.tight) { bench in
            try await bench.signUp("ann@example.com")
            for number in 1...5 {
                #expect(
                    try await bench.refusal("u\(number)@example.com", client: client(1)) == .wrongCredentials)
            }
            #expect(
                try await bench.refusal("ann@example.com", client: client(1))
                    == .throttled(retryAfter: .seconds(1)))
            _ = try await bench.logIn("ann@example.com", client: client(2))
            bench.clock.advance(by: 1)
            _ = try await bench.logIn("ann@example.com", client: client(1))
        }
    }

    @Test("is not reset for an address by a log-in to an account of one's own")
    func ownAccount() async throws {
        try await IdentityBench.run(Self.tight) { bench in
            try await bench.signUp("mallory@example.com")
            for number in 1...4 {
                _ = try await bench.refusal("u\(number)@example.com", client: client(1))
                if number < 4 { _ = try await bench.logIn("mallory@example.com", client: client(1)) }
            }
            #expect(try await bench.refusal("u5@example.com", client: client(1)) == .wrongCredentials)
            let held = try await bench.refusal("mallory@example.com", client: client(1))
            #expect(held == .throttled(retryAfter: .seconds(1)))
        }
    }

    @Test("does not let a held address go on holding other people's accounts")
    func heldAddressCountsNothing() async throws {
        try await IdentityBench.run(Self.tight) { bench in
            try await bench.signUp("ann@example.com")
            for number in 1...5 { _ = try await bench.refusal("u\(number)@example.com", client: client(1)) }
            for _ in 0..<10 { _ = try await bench.refusal("ann@example.com", "wrong", client: client(1)) }
            #expect(
                try await bench.asOwner("SELECT FROM identity.login_throttle WHERE kind = 'account'") == 5)
            _ = try await bench.logIn("ann@example.com", client: client(2))
        }
    }

    @Test("counts before it looks: of forty attempts at once only the free ones and one more pass")
    func counting() async throws {
        try await IdentityBench.run(Self.tight) { bench in
            try await bench.signUp("ann@example.com")
            let outcomes = try await withThrowingTaskGroup { group in
                for number in 0..<40 {
                    group.addTask {
                        try await bench.refusal("ann@example.com", "wrong", client: client(number))
                    }
                }
                return try await group.reduce(into: [IdentityError?]()) { $0.append($1) }
            }
            #expect(outcomes.count(where: { $0 == .wrongCredentials }) == 3)
            #expect(outcomes.count(where: { $0 == .throttled(retryAfter: .seconds(1)) }) == 37)
        }
    }

    @Test("holds on another instance and after a restart")
    func restart() async throws {
        try await withThreeFailures { bench in
            try await IdentityBench.instance(on: bench.database, clock: bench.clock, Self.tight) {
                restarted in
                let held = try await restarted.refusal("ann@example.com", client: client(9))
                #expect(held == .throttled(retryAfter: .seconds(1)))
            }
        }
    }

    @Test("forgets after its time, and not before")
    func forgetting() async throws {
        try await withThreeFailures { bench in
            bench.clock.advance(by: 60)
            #expect(
                try await bench.refusal("ann@example.com", "wrong", client: client(4)) == .wrongCredentials)
            let held = try await bench.refusal("ann@example.com", "wrong", client: client(5))
            #expect(held == .throttled(retryAfter: .seconds(2)))
            bench.clock.advance(by: 61)
            for number in 6...8 {
                #expect(
                    try await bench.refusal("ann@example.com", "wrong", client: client(number))
                        == .wrongCredentials)
            }
        }
    }

    @Test("is off when it is turned off: hundreds of attempts from one address all get looked at")
    func off() async throws {
        try await IdentityBench.run(.with { $0.throttle = .off }) { bench in
            try await bench.signUp("ann@example.com")
            for _ in 0..<300 {
                #expect(try await bench.refusal("ann@example.com", "wrong") == .wrongCredentials)
            }
            _ = try await bench.logIn("ann@example.com")
        }
    }

    @Test("knows accounts and addresses by a hash alone")
    func privacy() async throws {
        try await withThreeFailures { bench in
            let rows = "SELECT FROM identity.login_throttle t"
            let count = try await bench.asOwner(rows)
            #expect(count == 4)
            let telling = "\(rows) WHERE t::text LIKE '%ann%' OR encode(subject, 'escape') LIKE '%ann%'"
            #expect(try await bench.asOwner(telling) == 0)
        }
    }

    @Test("brakes no address when there is none, but still the account")
    func noAddress() async throws {
        try await IdentityBench.run(Self.tight) { bench in
            for number in 0..<10 {
                #expect(
                    try await bench.refusal("u\(number)@example.com", client: .unknown) == .wrongCredentials)
            }
            for _ in 0..<2 { _ = try await bench.refusal("u1@example.com", client: .unknown) }
            let held = try await bench.refusal("u1@example.com", client: .unknown)
            #expect(held == .throttled(retryAfter: .seconds(1)))
        }
    }

    private func withThreeFailures(_ body: (IdentityBench) async throws -> Void) async throws {
        try await IdentityBench.run(Self.tight) { bench in
            try await bench.signUp("ann@example.com")
            for number in 1...3 {
                #expect(
                    try await bench.refusal("ann@example.com", "wrong", client: client(number))
                        == .wrongCredentials)
            }
            try await body(bench)
        }
    }
}
