import PostgreSQL
import TestSupport
import Testing

@testable import Identity

@Suite("The schema of identity")
struct IdentitySchemaTests {
    @Test("gives the application the least: what it does not need is refused")
    func application() async throws {
        try await IdentityBench.run { bench in
            for sql in [
                "UPDATE identity.user SET name = 'x'", "UPDATE identity.user SET email = 'x'",
                "DELETE FROM identity.user", "UPDATE identity.email SET user_id = 2",
                "DELETE FROM identity.email",
                "TRUNCATE identity.session", "UPDATE identity.session SET token_hash = ''",
                "UPDATE identity.session SET user_id = 2", "UPDATE identity.session SET expires_at = now()",
                "UPDATE identity.api_key SET token_hash = ''", "UPDATE identity.api_key SET user_id = 2",
                "UPDATE identity.api_key SET may_transfer = true", "TRUNCATE identity.api_key",
                "UPDATE identity.api_key SET expires_at = NULL",
                "SELECT FROM identity.audit_event", "UPDATE identity.login_throttle SET kind = 'account'",
                "SELECT setval('identity.user_number', 1)", "CREATE TABLE identity.t (n int)",
                "CREATE TABLE public.t (n int)", "DROP TABLE identity.session",
                "ALTER TABLE identity.audit_event DISABLE TRIGGER ALL",
            ] {
                let refusal = try await bench.refusal(of: sql, as: bench.database.url)
                #expect(refusal == .insufficientPrivilege, "\(sql)")
            }
        }
    }

    @Test("shows readers no secret and no e-mail")
    func reader() async throws {
        try await IdentityBench.run { bench in
            for sql in [
                "SELECT password_hash FROM identity.user", "SELECT email FROM identity.user",
                "SELECT FROM identity.email", "SELECT token_hash FROM identity.session",
                "SELECT token_hash FROM identity.api_key",
                "SELECT FROM identity.login_throttle", "INSERT INTO identity.audit_event VALUES (1)",
            ] {
                let refusal = try await bench.refusal(of: sql, as: bench.database.readerURL)
                #expect(refusal == .insufficientPrivilege, "\(sql)")
            }
            let allowed = "SELECT user_id, name FROM identity.user"
            #expect(try await bench.refusal(of: allowed, as: bench.database.readerURL) == nil)
        }
    }

    @Test("takes no e-mail that the parser would not have made")
    func email() async throws {
        try await IdentityBench.run { bench in
            for text in [
                "Ann@example.com", "", "ann", "ann@", "@b", "a b@c", "ann@a..b", "ann@-a",
                "ännchen@example.com",
                "ann@b\n", "a@b@c", String(repeating: "a", count: 65) + "@b",
                "a@" + String(repeating: "b", count: 64), "a@b" + String(repeating: ".b", count: 126),
            ] {
                #expect(!isKept(text), "\(text)")
                let insertion = "INSERT INTO identity.email VALUES ('\(text)', 1)"
                let refusal = try await bench.refusal(of: insertion, as: bench.database.ownerURL)
                #expect(refusal == .checkViolation, "\(text)")
            }
        }
    }

    /// Whether the parser makes an e-mail of exactly this text.
    private func isKept(_ text: String) -> Bool {
        do {
            return try EmailAddress(text).text == text
        } catch {
            return false
        }
    }

    @Test("takes every e-mail that the parser makes")
    func goodEmail() async throws {
        try await IdentityBench.run { bench in
            for text in [
                "a@b", "o'neil+bank@mail.example", ".!#$%&*+/=?^_`{|}~-@x-1.y2", "1@xn--80ak6aa92e.com",
                String(repeating: "a", count: 64) + "@b", "a@b" + String(repeating: ".b", count: 125) + "b",
            ] {
                let email = try EmailAddress(text)
                #expect(email.text == text)
                let quoted = text.replacing("'", with: "''")
                #expect(try await bench.asOwner("INSERT INTO identity.email VALUES ('\(quoted)', 1)") == 1)
            }
        }
    }

    @Test("has no other hash than argon2id's, and no user in the house's place")
    func checks() async throws {
        try await IdentityBench.run { bench in
            for values in [
                "1, 'a@b', 'Ann', 'A', 'plain', now()", "0, 'a@b', 'Ann', 'A', '$argon2id$', now()",
            ] {
                let insertion = "INSERT INTO identity.user VALUES (\(values))"
                let refusal = try await bench.refusal(of: insertion, as: bench.database.ownerURL)
                #expect(refusal == .checkViolation)
            }
        }
    }

    @Test("looks a session up by its unique key: no scan, whatever the number of sessions")
    func plan() async throws {
        try await IdentityBench.run { bench in
            try await bench.asOwner(
                """
                INSERT INTO identity.user
                SELECT n, n || '@b', 'Ann', 'A•••', '$argon2id$', now() FROM generate_series(1, 2000) n
                """)
            try await bench.asOwner(
                """
                INSERT INTO identity.session
                SELECT n % 2000 + 1, gen_random_uuid(), sha256(n::text::bytea), now(), now(), 1800,
                       now() + '1 day', false, NULL, NULL, NULL
                FROM generate_series(1, 20000) n
                """)
            try await bench.asOwner("ANALYZE identity.session")
            let statements = [
                (Sessions.findSessions.sql, 2), (Sessions.touchSessions.sql, 3), (Sessions.endSession.sql, 3),
                (Sessions.holding.sql, 3), (Sessions.require.sql, 3),
            ]
            for (sql, parameters) in statements {
                let plan = try await bench.plan(of: sql, parameters: parameters)
                #expect(plan.contains("Index Scan") && !plan.contains("Seq Scan"), "\(plan)")
            }
        }
    }
}
