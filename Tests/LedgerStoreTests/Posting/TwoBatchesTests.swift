import Ledger
import PostgreSQL
import TestBank
import TestSupport
import Testing

@testable import LedgerStore

@Suite("Two batches under way at once, on a real database")
struct TwoBatchesTests {
    @Test("one that waits in the database holds up nobody whom it does not name, and the house stays exact")
    func besideEachOther() async throws {
        try await withSlowCommits { slow in
            let (bank, clients) = (slow.bank, slow.clients)
            async let held = bank.post(try slow.wish())
            _ = try await slow.superuser.blockedBackend()
            for number in 0..<5 {
                let other = try await bank.post(
                    try request(clients[2], .usd, clients[3], .usd, "1.00", key: "k\(number)"))
                #expect(other.isDecided && other.refusal == nil)
            }
            _ = try await FoldHouse(pool: bank.pool).run()
            #expect(try await bank.house(.fee, .usd) == 5)
            #expect(try await bank.balances(of: clients[0]) == [100_00, 0, 0], "not yet")
            try await slow.letGo()
            #expect(try await held.isDecided)
            #expect(try await bank.balances(of: clients[0]) == [89_90, 0, 0])
            #expect(try await bank.balances(of: clients[3]) == [105_00, 0, 0])
            #expect(try await bank.house(.fee, .usd) == 10 + 5)
            _ = try await FoldHouse(pool: bank.pool).run()
            #expect(try await bank.house(.fee, .usd) == 10 + 5)
        }
    }

    @Test("a second one waits until it is large enough")
    func few() async throws {
        var limits = PostingLimits.patient
        limits.batchPatience = .seconds(600)
        let besideMin = limits.besideMin
        try await withSlowCommits(limits: limits) { slow in
            let (bank, clients) = (slow.bank, slow.clients)
            async let held = bank.post(try slow.wish())
            _ = try await slow.superuser.blockedBackend()
            async let few = inParallel(besideMin - 1) {
                try await bank.post(try request(clients[2], .usd, clients[3], .usd, "1.00", key: "k\($0)"))
            }
            try await slow.waiting(besideMin - 1)
            #expect(try await bank.balances(of: clients[2]) == [100_00, 0, 0])
            #expect(bank.engine.transfersWaiting == besideMin - 1, "still")
            let last = try await bank.post(try request(clients[3], .usd, clients[2], .usd, "1.00", key: "l"))
            #expect(try await (few + [last]).allSatisfy { $0.isDecided && $0.refusal == nil })
            try await slow.letGo()
            #expect(try await held.isDecided)
        }
    }

    @Test("nobody else waits for one that is late")
    func late() async throws {
        try await withSlowCommits(limits: .patient) { slow in
            let (bank, clients) = (slow.bank, slow.clients)
            async let held = bank.post(try slow.wish())
            _ = try await slow.superuser.blockedBackend()
            let other = try await bank.post(
                try request(clients[2], .usd, clients[3], .usd, "1.00", key: "other"))
            #expect(other.isDecided && other.refusal == nil)
            #expect(try await bank.balances(of: clients[0]) == [100_00, 0, 0], "not yet")
            try await slow.letGo()
            #expect(try await held.isDecided)
        }
    }

    @Test("whoever meets one comes after it, and whoever meets them after them, each in turn")
    func inTurn() async throws {
        try await withSlowCommits { slow in
            let (bank, clients) = (slow.bank, slow.clients)
            async let first = bank.post(try slow.wish())
            _ = try await slow.superuser.blockedBackend()
            // Each lives on the money of the one before.
            async let second = bank.post(try request(clients[1], .usd, clients[2], .usd, "105.00", key: "b"))
            try await slow.waiting(1)
            async let third = bank.post(try request(clients[2], .usd, clients[3], .usd, "200.00", key: "c"))
            try await slow.waiting(2)
            async let fourth = bank.post(try request(clients[3], .usd, clients[3], .eur, "300.00", key: "d"))
            try await slow.waiting(3)
            try await slow.letGo()
            let outcomes = [try await first, try await second, try await third, try await fourth]
            #expect(outcomes.allSatisfy { $0.isDecided && $0.refusal == nil })
            #expect(try await bank.balances(of: clients[1]) == [110_00 - 105_00 - 1_05, 0, 0])
            #expect(try await bank.balances(of: clients[2]) == [205_00 - 202_00, 0, 0])
            #expect(try await bank.balances(of: clients[3]) == [0, 0, 270_00])
        }
    }

    @Test("one key is answered once and replayed, whatever is asked under it meanwhile")
    func oneKey() async throws {
        try await withSlowCommits { slow in
            let (bank, clients) = (slow.bank, slow.clients)
            async let first = bank.post(try slow.wish(key: "k"))
            _ = try await slow.superuser.blockedBackend()
            async let same = bank.post(try slow.wish(key: "k"))
            try await slow.waiting(1)
            // No account in common, but the client whose key it is.
            async let other = bank.post(try request(clients[0], .eur, clients[2], .usd, "1.00", key: "k"))
            try await slow.waiting(2)
            try await slow.letGo()
            let transfer = try #require(try await first.transfer)
            #expect(try await same == .replayed(transfer))
            #expect(try await other == .mismatch(field: "from"))
            #expect(try await bank.balances(of: clients[0]) == [89_90, 0, 0])
        }
    }

    @Test(
        "one whose connection is killed in COMMIT is resolved while the other is under way, and they stay two"
    )
    func killedInCommit() async throws {
        try await withSlowCommits { slow in
            let (bank, clients) = (slow.bank, slow.clients)
            try await Overseer.run(as: bank.database.superuserURL) { holder in
                try await holder.execute(
                    "BEGIN; SELECT FROM ledger.account WHERE account_id = 301 FOR UPDATE")
                async let killed = bank.post(try slow.wish())
                let backend = try await slow.superuser.blockedBackend()
                async let other = bank.post(
                    try request(clients[2], .usd, clients[3], .usd, "1.00", key: "other"))
                let beside = try await slow.blockedBackend(besides: backend)
                try await slow.superuser.terminate(backend)
                try await slow.letGo()
                #expect(try await killed.isDecided, "resolved by its own keys")
                #expect(try await bank.balances(of: clients[0]) == [89_90, 0, 0])
                #expect(try await bank.balances(of: clients[2]) == [100_00, 0, 0])
                #expect(try await slow.superuser.blockedBackend() == beside, "still under way")
                try await holder.execute("COMMIT")
                #expect(try await other.isDecided)
            }
            #expect(try await bank.balances(of: clients[2]) == [98_99, 0, 0])
            #expect(try await bank.history(of: clients[0]).count == 2)
            #expect(try await bank.history(of: clients[2]).count == 2)
        }
    }

    @Test(
        "one whose connection is killed before COMMIT is run again, and the other in COMMIT is not disturbed")
    func killedBefore() async throws {
        try await withSlowCommits { slow in
            let (bank, clients) = (slow.bank, slow.clients)
            try await Overseer.run(as: bank.database.superuserURL) { holder in
                try await holder.execute(
                    "BEGIN; SELECT FROM ledger.account WHERE account_id = 301 FOR UPDATE")
                async let held = bank.post(try slow.wish())
                let beside = try await slow.superuser.blockedBackend()
                async let killed = bank.post(
                    try request(clients[2], .usd, clients[3], .usd, "1.00", key: "killed"))
                try await slow.superuser.terminate(try await slow.blockedBackend(besides: beside))
                try await holder.execute("COMMIT")
                #expect(try await killed.isDecided)
                #expect(try await slow.superuser.blockedBackend() == beside, "still in COMMIT")
                try await slow.letGo()
                #expect(try await held.isDecided)
            }
            #expect(try await bank.balances(of: clients[0]) == [89_90, 0, 0])
            #expect(try await bank.balances(of: clients[2]) == [98_99, 0, 0])
        }
    }

    @Test("an outcome that stays unknown is told to those whose it is, and to nobody else")
    func unknown() async throws {
        var limits = PostingLimits()
        limits.batchTimeout = .milliseconds(700)
        let hasty: @Sendable (inout PoolConfiguration) -> Void = {
            $0.connection.lockTimeout = .milliseconds(200)
            $0.statementDeadline = .milliseconds(500)
        }
        try await withSlowCommits(configure: hasty, limits: limits) { slow in
            let (bank, clients) = (slow.bank, slow.clients)
            async let held = bank.engine.submit(Submission([try slow.wish()]))
            _ = try await slow.superuser.blockedBackend()
            let other = try request(clients[2], .usd, clients[3], .usd, "1.00", key: "other")
            // However slow the machine is: an answer within the limits comes at last.
            let made = try await poll("an answer") {
                await bank.engine.submit(Submission([other]))[0].outcome?.transfer
            }
            #expect(made.refusal == nil)
            #expect(try await held.map(\.failure) == [.outcomeUnknown])
            try await slow.letGo()
            let wish = try slow.wish()
            let found = try await poll("an answer") {
                await bank.engine.submit(Submission([wish]))[0].outcome?.transfer
            }
            #expect(found.refusal == nil)
            #expect(try await bank.balances(of: clients[0]) == [89_90, 0, 0])
            #expect(try await bank.balances(of: clients[2]) == [98_99, 0, 0])
        }
    }

    @Test("what is under way and what is held back is posted after the engine was closed")
    func closing() async throws {
        try await withSlowCommits { slow in
            let (bank, clients) = (slow.bank, slow.clients)
            async let first = bank.post(try slow.wish())
            _ = try await slow.superuser.blockedBackend()
            async let behind = inParallel(3) {
                try await bank.post(try request(clients[1], .usd, clients[2], .usd, "1.00", key: "k\($0)"))
            }
            try await slow.waiting(3)
            bank.engine.close()
            let late = try request(clients[3], .usd, clients[3], .eur, "1.00", key: "late")
            await #expect(throws: PostingFailure.overloaded) { try await bank.post(Submission([late])) }
            try await slow.letGo()
            #expect(try await first.isDecided)
            #expect(try await behind.allSatisfy { $0.isDecided && $0.refusal == nil })
            #expect(try await bank.balances(of: clients[3]) == [100_00, 0, 0])
        }
    }

    @Test("are exact even if they meet: the queue keeps them apart for speed, the database for truth")
    func meeting() async throws {
        try await withBank { bank in
            var opened: [UserID] = []
            for number in Int64(1)...4 { opened.append(try await bank.openClient(number)) }
            let clients = opened
            let desk = PostingDesk(pool: bank.pool, stamps: bank.stamps)
            let posting = BatchPosting(limits: PostingLimits(), logger: BatchPostingTests.silent) {
                batch, underLock in await desk.post(batch, underLock: underLock)
            }
            // One desk and one memory; batches that share clients, and every key comes twice.
            let answers = try await inParallel(60) { number in
                let key = "k\(number / 2)"
                let (payer, payee) = (clients[number / 2 % 4], clients[(number / 2 + 1 + number / 8 % 3) % 4])
                let wish = try request(payer, .usd, payee, .usd, "0.50", key: key)
                return await posting.post([Submission([wish])])[0]
            }
            let outcomes = try answers.flatMap { try $0.map { try $0.get() } }
            #expect(outcomes.filter(\.isDecided).count == 30 && outcomes.filter(\.isReplayed).count == 30)
            #expect(outcomes.allSatisfy { $0.refusal == nil })
            var sum = try await bank.house(.fee, .usd)
            #expect(sum == 30)
            for client in clients { sum += try await bank.balances(of: client)[0] }
            #expect(sum == 400_00)
        }
    }
}
