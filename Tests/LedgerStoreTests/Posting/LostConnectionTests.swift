import Ledger
import LedgerStore
import PostgreSQL
import TestBank
import TestSupport
import Testing

@Suite("When the database fails under a batch")
struct LostConnectionTests {
    @Test("a connection that is killed before COMMIT costs nobody anything: the batch is run again")
    func killedBefore() async throws {
        try await withBank(configure: Self.patient) { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                try await superuser.execute(
                    "BEGIN; SELECT FROM ledger.account WHERE account_id = 101 FOR UPDATE")
                async let outcome = bank.post(try request(ann, .usd, bob, .usd, "10.00", key: "k"))
                try await superuser.terminate(try await superuser.blockedBackend())
                try await superuser.execute("COMMIT")
                #expect(try await outcome.isDecided)
            }
            #expect(try await bank.balances(of: ann) == [89_90, 0, 0])
            #expect(try await bank.history(of: ann).count == 2)
        }
    }

    @Test("a connection that is killed during COMMIT leaves the outcome open, and the same keys resolve it")
    func killedDuring() async throws {
        try await withBank(configure: Self.patient) { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                try await superuser.execute(SlowCommit.trigger)
                try await superuser.execute("SELECT pg_advisory_lock(7)")
                async let outcome = bank.post(
                    try request(ann, .usd, bob, .usd, "10.00", key: "k", memo: "slow"))
                try await superuser.terminate(try await superuser.blockedBackend())
                try await superuser.execute("SELECT pg_advisory_unlock(7)")
                #expect(try await outcome.isDecided)
            }
            #expect(try await bank.balances(of: ann) == [89_90, 0, 0])
            #expect(try await bank.history(of: ann).count == 2)
        }
    }

    @Test("a COMMIT that is not answered in time is told as unknown, and the key tells later")
    func hangingCommit() async throws {
        var limits = PostingLimits()
        limits.batchTimeout = .milliseconds(700)
        try await withBank(limits: limits, configure: Self.hasty) { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            let wish = try request(ann, .usd, bob, .usd, "10.00", key: "k", memo: "slow")
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                try await superuser.execute(SlowCommit.trigger)
                try await superuser.execute("SELECT pg_advisory_lock(7)")
                await #expect(throws: PostingFailure.outcomeUnknown) { try await bank.post(wish) }
                try await superuser.execute("SELECT pg_advisory_unlock(7)")
            }
            let outcome = try await poll("an answer") { () async throws -> PostingOutcome? in
                do throws(PostingFailure) {
                    return try await bank.post(Submission([wish])).first
                } catch {
                    return nil
                }
            }
            #expect(outcome.transfer?.refusal == nil && outcome.transfer != nil)
            #expect(try await bank.balances(of: ann) == [89_90, 0, 0])
            #expect(try await bank.history(of: ann).count == 2)
        }
    }

    @Test(
        "a database that is held up before COMMIT is told as overloaded in bounded time: nothing was done",
        .timeLimit(.minutes(10)))
    func held() async throws {
        var limits = PostingLimits()
        limits.batchTimeout = .milliseconds(700)
        try await withBank(limits: limits, configure: Self.hasty) { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                try await superuser.execute(
                    "BEGIN; SELECT FROM ledger.account WHERE account_id = 101 FOR UPDATE")
                let wish = try request(ann, .usd, bob, .usd, "10.00", key: "k")
                await #expect(throws: PostingFailure.overloaded) { try await bank.post(wish) }
                try await superuser.execute("COMMIT")
            }
            #expect(try await bank.balances(of: ann) == [100_00, 0, 0])
            #expect(try await bank.history(of: ann).count == 1)
        }
    }

    @Test("a database that cannot be reached is told as overloaded")
    func unreachable() async throws {
        var limits = PostingLimits()
        limits.batchTimeout = .milliseconds(300)
        try await withBank(
            limits: limits, configure: { $0.connection.url = "postgresql://nobody@127.0.0.1:1/none" }
        ) { bank in
            let ann = try #require(UserID(1))
            let wish = try request(ann, .usd, ann, .eur, "10.00", key: "k")
            await #expect(throws: PostingFailure.overloaded) { try await bank.post(wish) }
        }
    }

    private static func patient(_ configuration: inout PoolConfiguration) {
        configuration.connection.lockTimeout = .seconds(30)
        configuration.statementDeadline = .seconds(60)
    }

    private static func hasty(_ configuration: inout PoolConfiguration) {
        configuration.connection.lockTimeout = .milliseconds(200)
        configuration.statementDeadline = .milliseconds(500)
    }
}
