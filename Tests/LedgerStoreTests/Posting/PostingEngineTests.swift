import Ledger
import Logging
import PostgreSQL
import TestBank
import TestSupport
import Testing

@testable import LedgerStore

@Suite("The posting engine")
struct PostingEngineTests {
    @Test("makes five hundred good transfers of a batch in which the database refuses one")
    func poisoned() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                try await superuser.execute(
                    "ALTER TABLE ledger.transfer ADD CONSTRAINT poison CHECK (memo IS DISTINCT FROM 'poison')"
                )
            }
            let desk = PostingDesk(pool: bank.pool, stamps: bank.stamps)
            let posting = BatchPosting(limits: PostingLimits(), logger: BatchPostingTests.silent) {
                batch, underLock in await desk.post(batch, underLock: underLock)
            }
            var batch = try (0..<501).map {
                Submission([try request(ann, .usd, bob, .usd, "0.01", key: "k\($0)")])
            }
            batch[321] = Submission([try request(ann, .usd, bob, .usd, "0.01", key: "bad", memo: "poison")])
            let answers = await posting.post(batch)
            #expect(answers[321].map(\.failure) == [.refusedByDatabase])
            let made = answers.flatMap { $0 }.compactMap(\.outcome).filter {
                $0.isDecided && $0.transfer?.refusal == nil
            }
            #expect(made.count == 500)
            #expect(try await bank.balances(of: ann) == [100_00 - 500 * 2, 0, 0])
            #expect(try await bank.balances(of: bob) == [100_00 + 500, 0, 0])
            let unknown = try await FindTransfer.run(
                try #require(IdempotencyKey("bad")), of: ann, in: bank.pool)
            #expect(unknown == nil)
        }
    }

    @Test("refuses in the middle of good ones disturb nobody")
    func refusals() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            let outcomes = try await inParallel(200) { number in
                let sum = number.isMultiple(of: 3) ? "500.00" : "0.10"
                return try await bank.post(try request(ann, .usd, bob, .usd, sum, key: "k\(number)"))
            }
            for (number, outcome) in outcomes.enumerated() {
                #expect(outcome.transfer?.refusal == (number.isMultiple(of: 3) ? .insufficientFunds : nil))
            }
            #expect(try await bank.balances(of: bob) == [100_00 + 133 * 10, 0, 0])
        }
    }

    @Test("answers at once that it is overloaded when its queue is full")
    func full() async throws {
        try await withDatabase { database in
            var limits = PostingLimits()
            limits.queueMax = 3
            let bank = try Bank(on: database, limits: limits)
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            async let waiting = inParallel(3) {
                try await bank.post(try request(ann, .usd, bob, .usd, "1.00", key: "k\($0)"))
            }
            try await waitFor("three that wait") { bank.engine.transfersWaiting == 3 }
            let one = try request(ann, .usd, bob, .usd, "1.00", key: "more")
            await #expect(throws: PostingFailure.overloaded) {
                try await bank.post(Submission([one]))
            }
            async let serving: Void = bank.engine.run()
            #expect(try await waiting.allSatisfy(\.isDecided))
            #expect(try await bank.post(one).isDecided, "there is room again, and nothing had been done")
            bank.engine.close()
            await serving
            await bank.pool.close(deadline: .seconds(5))
        }
    }

    @Test("answers that it is overloaded to who has waited too long, while the lanes are held up")
    func waitedTooLong() async throws {
        var limits = PostingLimits()
        limits.queueTimeout = .milliseconds(50)
        try await withBank(
            limits: limits,
            configure: {
                $0.connection.lockTimeout = .seconds(30); $0.statementDeadline = .seconds(60)
            }
        ) { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                try await superuser.execute(
                    "BEGIN; SELECT FROM ledger.account WHERE account_id = 101 FOR UPDATE")
                async let held = bank.post(try request(ann, .usd, bob, .usd, "1.00", key: "held"))
                _ = try await superuser.blockedBackend()
                let late = try request(ann, .usd, bob, .usd, "1.00", key: "late")
                await #expect(throws: PostingFailure.overloaded) { try await bank.post(late) }
                try await superuser.execute("COMMIT")
                #expect(try await held.isDecided)
                #expect(
                    try await bank.history(of: ann).map(\.transfer.key.text) == ["held", "signup:deposit"])
            }
        }
    }

    @Test("opens a connection for each lane when it starts, counts them, and closes them at its end")
    func connections() async throws {
        try await withDatabase { database in
            var limits = PostingLimits()
            limits.batchesMax = 3
            let bank = try Bank(on: database, limits: limits)
            #expect(bank.engine.connections.open == 0)
            async let serving: Void = bank.engine.run()
            try await waitFor("a connection for each lane") {
                bank.engine.connections.open == limits.batchesMax
            }
            #expect(bank.pool.statistics.open == 0, "those of the pool are others'")
            bank.engine.close()
            await serving
            #expect(bank.engine.connections.open == 0)
        }
    }

    @Test("serves what waits after it was closed, and then takes nothing in")
    func closing() async throws {
        try await withDatabase { database in
            let bank = try Bank(on: database)
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            async let waiting = inParallel(5) {
                try await bank.post(try request(ann, .usd, bob, .usd, "1.00", key: "k\($0)"))
            }
            try await waitFor("five that wait") { bank.engine.transfersWaiting == 5 }
            bank.engine.close()
            await bank.engine.run()
            #expect(try await waiting.allSatisfy(\.isDecided))
            let late = try request(ann, .usd, bob, .usd, "1.00", key: "late")
            await #expect(throws: PostingFailure.overloaded) { try await bank.post(late) }
            await bank.pool.close(deadline: .seconds(5))
        }
    }

    @Test("leaves nobody waiting when it is cancelled")
    func cancelled() async throws {
        try await withDatabase { database in
            let bank = try Bank(on: database)
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            let serving = Task { await bank.engine.run() }
            #expect(try await bank.post(try request(ann, .usd, bob, .usd, "1.00", key: "served")).isDecided)
            serving.cancel()
            let outcomes = try await inParallel(20) { number in
                let wish = try request(ann, .usd, bob, .usd, "1.00", key: "k\(number)")
                do throws(PostingFailure) {
                    return try await bank.post(Submission([wish])).allSatisfy(\.isDecided)
                } catch {
                    return error == .overloaded
                }
            }
            #expect(outcomes.allSatisfy { $0 })
            await serving.value
            await bank.pool.close(deadline: .seconds(5))
        }
    }

    @Test("takes a list of nothing")
    func nothing() async throws {
        try await withBank { bank in
            for isAtomic in [false, true] {
                let outcomes = try await bank.post(Submission([], isAtomic: isAtomic))
                #expect(outcomes.isEmpty)
            }
        }
    }
}
