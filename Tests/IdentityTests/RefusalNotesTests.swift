import Ledger
import TestSupport
import Testing

@testable import Identity

@Suite("Refusals of access in the audit trail")
struct RefusalNotesTests {
    private static let rows = "SELECT FROM identity.audit_event WHERE kind = 'access_refused'"

    @Test("are noted once a minute for each user and thing asked for, with session or key")
    func oncePerMinute() async throws {
        try await IdentityBench.run { bench in
            let refusals = bench.identity.refusals
            let (ann, bob) = (UserID.anybody, try #require(UserID(8)))
            let (session, key) = (SessionID(bits: 5), APIKeyID(bits: 6))
            for _ in 0..<5 {
                await refusals.note("user.get", by: ann, sessionID: session, client: .laptop)
                await refusals.note("transfer.create", by: ann, keyID: key, client: .phone)
                await refusals.note("user.get", by: bob, client: .unknown)
            }
            #expect(try await bench.asOwner(Self.rows) == 3)
            let first = "\(Self.rows) AND user_id = 7 AND session_id = '\(session)' AND detail = 'user.get'"
            #expect(try await bench.asOwner(first) == 1)
            let second = "\(Self.rows) AND user_id = 7 AND detail = 'transfer.create with key \(key)'"
            #expect(try await bench.asOwner(second) == 1)
            bench.clock.advance(by: 59)
            await refusals.note("user.get", by: ann, client: .laptop)
            #expect(try await bench.asOwner(Self.rows) == 3)
            bench.clock.advance(by: 1)
            await refusals.note("user.get", by: ann, client: .laptop)
            #expect(try await bench.asOwner(Self.rows) == 4)
        }
    }

    @Test("do not keep the service from going on when they cannot be noted")
    func unwritable() async throws {
        try await IdentityBench.run { bench in
            try await bench.asOwner("REVOKE INSERT ON identity.audit_event FROM easybilling_app")
            await bench.identity.refusals.note("user.get", by: .anybody, client: .laptop)
            #expect(try await bench.asOwner(Self.rows) == 0)
        }
    }
}
