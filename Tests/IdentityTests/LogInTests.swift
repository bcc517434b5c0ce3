import Ledger
import PostgreSQL
import TestSupport
import Testing

@testable import Identity

@Suite("Logging in")
struct LogInTests {
    @Test("with the right password starts a new session each time, and is audited with it")
    func success() async throws {
        try await IdentityBench.run { bench in
            let ann = try await bench.signUp("ann@example.com")
            let first = try await bench.logIn("ANN@example.com")
            let second = try await bench.logIn("ann@example.com", remember: true, client: .phone)
            #expect(first.session.userID == ann && first.token.text != second.token.text)
            #expect(!first.session.isRemembered && second.session.isRemembered)
            #expect(try await bench.identity.sessions.authenticate(first.token)?.id == first.session.id)
            #expect(try await bench.identity.sessions.authenticate(second.token)?.address == "198.51.100.9")
            let audited = """
                SELECT FROM identity.audit_event e JOIN identity.session USING (user_id, session_id)
                WHERE kind = 'logged_in' AND occurred_at = created_at AND e.address = session.address
                """
            #expect(try await bench.asOwner(audited) == 2)
        }
    }

    @Test("with a wrong password and with an unknown e-mail gets the same answer and no session")
    func refusal() async throws {
        try await IdentityBench.run { bench in
            let ann = try await bench.signUp("ann@example.com")
            #expect(try await bench.refusal("ann@example.com", "wrong") == .wrongCredentials)
            #expect(try await bench.refusal("nobody@example.com") == .wrongCredentials)
            #expect(try await bench.refusal("ann@example.com", "") == .wrongCredentials)
            let endless = String(repeating: "x", count: 100_000)
            #expect(try await bench.refusal("ann@example.com", endless) == .wrongCredentials)
            #expect(try await bench.asOwner("SELECT FROM identity.session") == 0)
            let failed = "SELECT FROM identity.audit_event WHERE kind = 'log_in_failed'"
            #expect(try await bench.asOwner("\(failed) AND user_id = \(ann)") == 3)
            #expect(try await bench.asOwner("\(failed) AND user_id = 0 AND octet_length(subject) = 32") == 1)
            #expect(try await bench.asOwner("\(failed) AND audit_event::text LIKE '%example%'") == 0)
        }
    }

    @Test("with a password of an older cost renews its hash, and the password stays the same")
    func rehash() async throws {
        try await IdentityBench.run { bench in
            try await bench.signUp("ann@example.com")
            let dearer = IdentityConfiguration.with {
                $0.passwords.cost = PasswordCost(passes: 2, memoryBytes: 16384)
            }
            let renewed = "SELECT FROM identity.user WHERE password_hash LIKE '$argon2id$v=19$m=16,t=2,p=1$%'"
            try await IdentityBench.instance(on: bench.database, clock: bench.clock, dearer) { newer in
                #expect(try await newer.refusal("ann@example.com", "wrong") == .wrongCredentials)
                #expect(try await newer.asOwner(renewed) == 0)
                _ = try await newer.logIn("ann@example.com")
                #expect(try await newer.asOwner(renewed) == 1)
                _ = try await newer.logIn("ann@example.com")
            }
        }
    }

    @Test("works forty times at once for one user, with the brake off")
    func parallel() async throws {
        try await IdentityBench.run(.with { $0.throttle = .off }) { bench in
            try await bench.signUp("ann@example.com")
            let ids = try await withThrowingTaskGroup { group in
                for _ in 0..<40 { group.addTask { try await bench.logIn("ann@example.com").session.id } }
                return try await group.reduce(into: Set<SessionID>()) { $0.insert($1) }
            }
            #expect(ids.count == 40)
            #expect(try await bench.asOwner("SELECT FROM identity.login_throttle") == 0)
        }
    }

    @Test("when too many passwords wait is refused as overload, and not counted as an attempt")
    func overload() async throws {
        try await IdentityBench.run { bench in
            try await bench.signUp("ann@example.com")
            let full = IdentityConfiguration.with { $0.passwords.waitingMax = 0 }
            try await IdentityBench.instance(on: bench.database, clock: bench.clock, full) { busy in
                for _ in 0..<50 {
                    let refusal = try await busy.refusal("ann@example.com")
                    #expect(refusal == .overloaded)
                }
            }
            #expect(try await bench.asOwner("SELECT FROM identity.login_throttle WHERE attempts > 0") == 0)
            #expect(try await bench.asOwner("SELECT FROM identity.audit_event") == 0)
            _ = try await bench.logIn("ann@example.com")
        }
    }

    @Test("makes a session only together with its audit, and no refusal without one")
    func unaudited() async throws {
        try await IdentityBench.run { bench in
            try await bench.signUp("ann@example.com")
            try await bench.asOwner("REVOKE INSERT ON identity.audit_event FROM easybilling_app")
            for password in [IdentityBench.password, "wrong"] {
                await #expect(throws: PostgreSQLError.self) {
                    try await bench.logIn("ann@example.com", password)
                }
            }
            let sessions = try await bench.asOwner("SELECT FROM identity.session")
            #expect(sessions == 0)
        }
    }

    @Test("while the service stops is refused as that")
    func stopping() async throws {
        try await IdentityBench.run { bench in
            try await bench.signUp("ann@example.com")
            bench.identity.close()
            #expect(try await bench.refusal("ann@example.com") == .stopping)
            #expect(try await bench.asOwner("SELECT FROM identity.session") == 0)
        }
    }
}
