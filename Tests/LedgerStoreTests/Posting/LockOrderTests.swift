import Ledger
import PostgreSQL
import TestBank
import TestSupport
import Testing

@testable import LedgerStore

@Suite("The order of locks between instances")
struct LockOrderTests {
    @Test("a batch that comes to an account's row last gives way to who has taken it, and wins the next time")
    func givingWay() async throws {
        // Whoever waits meets the end of the statement's time before that of the lock's.
        let waitingTooLong: (inout PoolConfiguration) -> Void = {
            $0.connection.lockTimeout = .seconds(60)
            $0.statementDeadline = .seconds(20)
        }
        try await withBank(configure: waitingTooLong) { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            let desk = PostingDesk(pool: bank.pool, stamps: bank.stamps)
            func submission(_ key: String) throws -> [Submission] {
                [Submission([try request(ann, .usd, bob, .usd, "1.00", key: key)])]
            }
            let known = await desk.post(try submission("known"), underLock: false)
            #expect(try known.result.get().isAllCompleted)
            let late = try submission("late")
            func expectGivingWay(_ how: Comment) async throws {
                let tried = await desk.post(late, underLock: false)
                let error = try #require(throws: PostgreSQLError.self, how) { try tried.result.get() }
                #expect(error.sqlState == .lockNotAvailable && error.isLostToAnotherTransaction, how)
            }
            try await Overseer.run(as: bank.database.superuserURL) { other in
                // As another instance that has lost a race begins.
                try await other.execute("BEGIN; UPDATE ledger.account SET seq = seq WHERE user_id = \(bob)")
                try await Overseer.run(as: bank.database.superuserURL) { superuser in
                    try await superuser.execute("REVOKE SELECT ON ledger.account FROM easybilling_app")
                    try await expectGivingWay("from memory, and not tried once more by reading")
                    try await superuser.execute("GRANT SELECT ON ledger.account TO easybilling_app")
                }
                try await expectGivingWay("after reading")
                // The other one can go on: nothing of what gave way is in its way.
                try await other.execute("COMMIT")
            }
            let posted = await desk.post(late, underLock: true)
            #expect(try posted.result.get().isAllCompleted)
            #expect(try await bank.balances(of: ann) == [100_00 - 2 * 101, 0, 0])
            #expect(try await bank.balances(of: bob) == [100_00 + 2 * 100, 0, 0])
        }
    }

    @Test("transfers are written in the order of their keys, whatever order they came in")
    func keysInOrder() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            let wishes = try ["c", "a", "b"].map { try request(bob, .usd, ann, .usd, "1.00", key: $0) }
            let other = try request(ann, .usd, bob, .usd, "1.00", key: "z")
            let outcomes = try await bank.post(Submission(wishes + [other]))
            // Decided, and numbered, in the order of arrival.
            #expect(outcomes.compactMap { $0.transfer?.key.text } == ["c", "a", "b", "z"])
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                let written = try await superuser.texts(
                    "SELECT idempotency_key FROM ledger.transfer WHERE kind = 'external' ORDER BY ctid")
                #expect(written == ["z", "a", "b", "c"])
            }
        }
    }
}
