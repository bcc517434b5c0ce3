import Ledger
import PostgreSQL
import TestSupport
import Testing

@testable import Identity

@Suite("The audit trail")
struct AuditTrailTests {
    @Test("records every kind of event, of known and of unknown people")
    func record() async throws {
        try await IdentityBench.run { bench in
            for kind in AuditEvent.Kind.allCases { try await record(kind, on: bench) }
        }
    }

    private func record(_ kind: AuditEvent.Kind, on bench: IdentityBench) async throws {
        let session = SessionID(bits: 5)
        try await bench.identity.audit.record(
            AuditEvent(kind, userID: UserID(7), sessionID: session, client: .laptop, detail: "account\n.get"))
        try await bench.identity.audit.record(AuditEvent(kind, userID: nil, client: .unknown))
        let rows = "SELECT FROM identity.audit_event WHERE kind = '\(kind.rawValue)'"
        let known = "\(rows) AND user_id = 7 AND session_id = '\(session)' AND detail = 'account.get'"
        #expect(
            try await bench.asOwner("\(known) AND address = '192.0.2.7' AND user_agent LIKE 'Fire%'") == 1)
        let unknown = "\(rows) AND user_id = 0 AND session_id IS NULL AND detail IS NULL"
        #expect(try await bench.asOwner(unknown) == 1)
    }

    @Test("takes 400 bytes of detail and cuts the rest")
    func detail() async throws {
        try await IdentityBench.run { bench in
            let detail = String(repeating: "я", count: 1000)
            try await bench.identity.audit.record(
                AuditEvent(.accessRefused, userID: UserID(7), client: .laptop, detail: detail))
            let cut = "SELECT FROM identity.audit_event WHERE octet_length(detail) = 400"
            #expect(try await bench.asOwner(cut) == 1)
        }
    }

    @Test("has no event without what it tells of: they are one transaction")
    func atomicity() async throws {
        struct Failed: Error {}
        try await IdentityBench.run { bench in
            await #expect(throws: Failed.self) {
                try await bench.pool.transaction { transaction in
                    try AuditTrail.record(
                        AuditEvent(.signedUp, userID: UserID(1), client: .laptop), at: bench.clock.now,
                        in: transaction)
                    throw Failed()
                }
            }
            let left = try await bench.asOwner("SELECT FROM identity.audit_event")
            #expect(left == 0)
        }
    }

    @Test("is append-only for everybody, its owner and the administrator included")
    func appendOnly() async throws {
        try await IdentityBench.run { bench in
            try await bench.identity.audit.record(AuditEvent(.signedUp, userID: UserID(1), client: .laptop))
            for sql in [
                "UPDATE identity.audit_event SET detail = 'x'",
                "UPDATE identity.audit_event SET detail = 'x' WHERE false",
                "DELETE FROM identity.audit_event", "TRUNCATE identity.audit_event",
            ] {
                for url in [bench.database.ownerURL, bench.database.superuserURL] {
                    #expect(try await bench.refusal(of: sql, as: url) == SQLState("23001"), "\(sql)")
                }
                for url in [bench.database.url, bench.database.readerURL] {
                    #expect(try await bench.refusal(of: sql, as: url) == .insufficientPrivilege, "\(sql)")
                }
            }
            #expect(try await bench.asOwner("SELECT FROM identity.audit_event WHERE detail IS NULL") == 1)
        }
    }

    @Test("stays append-only for a session that turns ordinary triggers off")
    func replicationRole() async throws {
        try await IdentityBench.run { bench in
            let error = await #expect(throws: PostgreSQLError.self) {
                try await IdentityBench.execute(
                    "SET LOCAL session_replication_role = replica", "DELETE FROM identity.audit_event",
                    as: bench.database.superuserURL)
            }
            #expect(error?.sqlState == SQLState("23001"))
        }
    }
}
