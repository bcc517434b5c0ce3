import Ledger
import TestBank
import LedgerStore
import PostgreSQL
import TestSupport
import Testing

@testable import LedgerStore

@Suite("Folding the house")
struct FoldHouseTests {
    @Test("moves legs into the checkpoints, once, and no balance changes")
    func folds() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            _ = try await bank.post(try request(ann, .usd, bob, .cny, "10.00", key: "a"))
            let before = try await HouseBalances.run(in: bank.pool)
            #expect(before.map(\.legsSince).reduce(0, +) == 5 && before.allSatisfy { $0.foldedBelow == 0 })
            #expect(try await bank.foldAll() == 5)
            let after = try await HouseBalances.run(in: bank.pool)
            #expect(
                after.map(\.money) == before.map(\.money) && after.map(\.checkpoint) == after.map(\.money))
            #expect(after.allSatisfy { $0.legsSince == 0 && $0.foldedBelow > 0 })
            #expect(try await FoldHouse(pool: bank.pool).run() == FoldHouse.Outcome())
            #expect(try await HouseBalances.run(in: bank.pool).map(\.money) == before.map(\.money))
        }
    }

    @Test("loses nothing of a transaction that began before it and commits after it")
    func late() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            try await Overseer.run(as: bank.database.superuserURL) { late in
                try await late.execute("BEGIN; \(RawTransfer.deposit.sql)")
                // Later transactions, which commit first; the watermark stays below the one that is open.
                _ = try await bank.post(try request(bob, .usd, ann, .eur, "10.00", key: "a"))
                _ = try await FoldHouse(pool: bank.pool).run()
                #expect(try await bank.house(.deposit, .usd) == -200_00)
                try await late.execute("COMMIT")
                #expect(try await bank.house(.deposit, .usd) == -205_00)
                #expect(try await bank.foldAll() > 0)
                #expect(try await bank.house(.deposit, .usd) == -205_00)
                #expect(try await bank.house(.fee, .usd) == 10)
                try await expectWholeCheckpoints(bank)
            }
        }
    }

    @Test("is seen whole or not at all: whoever reads meanwhile finds the same sums")
    func readers() async throws {
        try await withBank { bank in
            _ = try await bank.openClient(1)
            try await Overseer.run(as: bank.database.superuserURL) { folder in
                let sums = try await HouseBalances.run(in: bank.pool).map(\.money)
                // The fold's own statement, held open before its COMMIT.
                let fold = FoldHouse.fold.sql.replacing("$1", with: "0").replacing("$2", with: "\(1 << 40)")
                try await folder.execute("BEGIN; \(fold)")
                #expect(try await HouseBalances.run(in: bank.pool).map(\.money) == sums)
                #expect(try await HouseBalances.run(in: bank.pool).allSatisfy { $0.foldedBelow == 0 })
                try await folder.execute("COMMIT")
                #expect(try await HouseBalances.run(in: bank.pool).map(\.money) == sums)
                _ = try await bank.foldAll()
                try await expectWholeCheckpoints(bank)
            }
        }
    }

    @Test("by an instance that finds another at it is left to that one")
    func held() async throws {
        try await withBank { bank in
            _ = try await bank.openClient(1)
            try await Overseer.run(as: bank.database.superuserURL) { other in
                try await other.execute(
                    "BEGIN; SELECT FROM ledger.house_checkpoint WHERE account_id = 1 FOR UPDATE")
                #expect(try await FoldHouse(pool: bank.pool).run() == FoldHouse.Outcome())
                try await other.execute("COMMIT")
                #expect(try await HouseBalances.run(in: bank.pool).allSatisfy { $0.foldedBelow == 0 })
            }
        }
    }

    @Test("on many instances at once, while transfers are posted, stays exact at every look")
    func together() async throws {
        try await withBanks(2) { banks in
            let (ann, bob) = (try await banks[0].openClient(1), try await banks[0].openClient(2))
            let fees = try await inParallel(4) { task -> [Int64] in
                let bank = banks[task % 2]
                var seen: [Int64] = []
                for number in 0..<25 {
                    if task < 2 {
                        let wish = try request(ann, .usd, bob, .usd, "0.01", key: "k\(task)-\(number)")
                        _ = try await bank.post(wish)
                    } else {
                        _ = try await FoldHouse(pool: bank.pool, firstStride: 1).run()
                    }
                    seen.append(try await bank.house(.fee, .usd))
                }
                return seen
            }
            // A cent each, never taken back.
            #expect(fees.allSatisfy { $0 == $0.sorted() && $0.allSatisfy { (0...50).contains($0) } })
            #expect(try await banks[0].house(.fee, .usd) == 50)
            _ = try await banks[0].foldAll()
            try await expectWholeCheckpoints(banks[0])
        }
    }

    @Test("goes on in steps until it has caught up")
    func steps() async throws {
        try await withBank { bank in
            let ann = try await bank.openClient(1)
            for number in 0..<5 {
                _ = try await bank.post(try request(ann, .usd, ann, .eur, "1.00", key: "k\(number)"))
            }
            #expect(try await bank.foldAll(firstStride: 1) == 11)
            try await expectWholeCheckpoints(bank)
        }
    }

    @Test("after a restore into another cluster counts anew, and nobody is told a wrong sum before")
    func restored() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            _ = try await bank.foldAll()
            // To this cluster, rows with numbers from far ahead are as from another one.
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                try await superuser.execute(
                    """
                    ALTER TABLE ledger.transfer DISABLE TRIGGER append_only;
                    UPDATE ledger.transfer SET written_by = written_by + 1000000000;
                    ALTER TABLE ledger.transfer ENABLE ALWAYS TRIGGER append_only;
                    UPDATE ledger.house_checkpoint SET folded_below = folded_below + 1000000000
                    """)
            }
            _ = try await bank.post(try request(ann, .usd, bob, .usd, "10.00", key: "a"))
            await #expect(throws: HouseError.restored) { try await HouseBalances.run(in: bank.pool) }
            #expect(try await FoldHouse(pool: bank.pool).run().isRebased)
            #expect(try await bank.house(.deposit, .usd) == -200_00)
            #expect(try await bank.house(.fee, .usd) == 10)
            // Connections with prepared statements, too, write in the new order.
            _ = try await bank.post(try request(ann, .usd, bob, .usd, "20.00", key: "b"))
            #expect(try await bank.house(.fee, .usd) == 30)
            #expect(try await bank.foldAll() == 1)
            #expect(try await bank.house(.fee, .usd) == 30)
            try await expectWholeCheckpoints(bank)
        }
    }

    @Test("of books that were not restored counts nothing anew, whoever asks for it")
    func notRestored() async throws {
        try await withBank { bank in
            _ = try await bank.openClient(1)
            #expect(try await bank.pool.query(FoldHouse.rebase()) == [false])
            #expect(try await HouseBalances.run(in: bank.pool).allSatisfy { $0.foldedBelow == 0 })
        }
    }

    @Test("refuses checkpoints that somebody moved by hand, and changes nothing")
    func apart() async throws {
        try await withBank { bank in
            _ = try await bank.openClient(1)
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                try await superuser.execute(
                    "UPDATE ledger.house_checkpoint SET folded_below = 1 WHERE account_id = 21")
                await #expect(throws: HouseError.checkpointsApart) {
                    try await FoldHouse(pool: bank.pool).run()
                }
                await #expect(throws: HouseError.checkpointsApart) {
                    try await HouseBalances.run(in: bank.pool)
                }
                try await superuser.expect(
                    "SELECT count(*) FROM ledger.house_checkpoint WHERE balance <> 0 OR folded_below > 1",
                    is: 0)
            }
        }
    }

    /// The checkpoints hold what all legs sum to.
    private func expectWholeCheckpoints(_ bank: Bank) async throws {
        try await Overseer.run(as: bank.database.superuserURL) { superuser in
            try await superuser.expect(
                """
                SELECT count(*) FROM ledger.house_checkpoint c WHERE c.balance <> coalesce(
                    (SELECT sum(amount) FROM ledger.leg WHERE leg.account_id = c.account_id), 0)
                """, is: 0)
        }
    }
}

extension Bank {
    /// Folds until every leg is in the checkpoints, and says how many it moved: other tests' transactions on
    /// the same server hold the watermark back, too.
    fileprivate func foldAll(firstStride: Int64 = FoldHouse.firstStride) async throws -> Int64 {
        var legs: Int64 = 0
        return try await poll("a fold of everything") {
            legs += try await FoldHouse(pool: pool, firstStride: firstStride).run().legs
            return try await HouseBalances.run(in: pool).allSatisfy { $0.legsSince == 0 } ? legs : nil
        }
    }
}
