import Ledger
import PostgreSQL
import TestBank
import TestSupport
import Testing

@testable import LedgerStore

@Suite("Posting from memory")
struct PostingFromMemoryTests {
    @Test("reads nothing that was read before")
    func withoutReading() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            #expect(try await bank.post(try request(ann, .usd, bob, .usd, "1.00", key: "a")).isDecided)
            // Now the service cannot read a head. The database still moves them.
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                try await superuser.execute("REVOKE SELECT ON ledger.account FROM easybilling_app")
            }
            #expect(try await bank.post(try request(ann, .usd, bob, .usd, "1.00", key: "b")).isDecided)
            #expect(try await bank.post(try request(bob, .usd, ann, .usd, "2.00", key: "b")).isDecided)
            // Another account of a client's came along with the first.
            #expect(try await bank.post(try request(ann, .usd, bob, .eur, "1.00", key: "c")).isDecided)
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                try await superuser.execute("GRANT SELECT ON ledger.account TO easybilling_app")
            }
            #expect(try await bank.balances(of: ann) == [100_00 - 303 + 200, 0, 0])
            #expect(try await bank.balances(of: bob) == [100_00 + 200 - 202, 0, 90])
        }
    }

    @Test("refuses nobody for money that has come by another instance, and spends none that is gone")
    func otherInstance() async throws {
        try await withBanks(2) { banks in
            let (here, there) = (banks[0], banks[1])
            let (ann, bob) = (try await here.openClient(1), try await here.openClient(2))
            #expect(try await here.post(try request(ann, .usd, bob, .usd, "1.00", key: "known")).isDecided)
            #expect(try await there.post(try request(bob, .usd, ann, .usd, "50.00", key: "more")).isDecided)
            let large = try await here.post(try request(ann, .usd, bob, .usd, "140.00", key: "large"))
            #expect(large.isDecided && large.refusal == nil)
            #expect(try await there.post(try request(bob, .usd, ann, .usd, "180.00", key: "gone")).isDecided)
            let late = try await here.post(try request(bob, .usd, ann, .usd, "100.00", key: "late"))
            #expect(late.refusal == .insufficientFunds)
            #expect(
                try await here.balances(of: ann).reduce(0, +) + here.balances(of: bob).reduce(0, +)
                    + here.house(.fee, .usd) == 200_00)
        }
    }

    @Test("prices by the terms in force, whatever it remembers")
    func changedTerms() async throws {
        try await withBank { bank in
            let ann = try await bank.openClient(1)
            let first = try await bank.post(try request(ann, .usd, ann, .eur, "10.00", key: "before"))
            #expect(first.transfer?.to.amount == 9_00)
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                try await superuser.execute(
                    """
                    INSERT INTO ledger.rate VALUES (2, 'USD', 100000000, now()), (2, 'CNY', 694000000, now()),
                        (2, 'EUR', 80000000, now())
                    """)
            }
            let second = try await bank.post(try request(ann, .usd, ann, .eur, "10.00", key: "after"))
            #expect(second.transfer?.to.amount == 8_00 && second.transfer?.pricing?.rateVersion == 2)
        }
    }

    @Test("answers keys that it does not remember as the books do")
    func keys() async throws {
        try await withBanks(2) { banks in
            let (here, there) = (banks[0], banks[1])
            let (ann, bob) = (try await here.openClient(1), try await here.openClient(2))
            let wish = try request(ann, .usd, bob, .usd, "1.00", key: "k")
            let first = try await here.post(wish)
            #expect(try await here.post(wish) == .replayed(try #require(first.transfer)))
            #expect(try await there.post(wish) == .replayed(try #require(first.transfer)))
            let elsewhere = try request(ann, .usd, bob, .usd, "2.00", key: "elsewhere")
            #expect(try await there.post(elsewhere).isDecided)
            let other = try request(ann, .usd, bob, .usd, "3.00", key: "elsewhere")
            #expect(try await here.post(other) == .mismatch(field: "amount"))
            #expect(try await here.balances(of: ann) == [100_00 - 101 - 202, 0, 0])
        }
    }

    @Test("gives two instances that cross each other's accounts exact books and every wish once")
    func crossing() async throws {
        try await withBanks(2) { banks in
            var users: [UserID] = []
            for number in Int64(1)...6 { users.append(try await banks[0].openClient(number)) }
            let clients = users
            let outcomes = try await inParallel(240) { number in
                let payer = clients[number % 6]
                let payee = clients[(number + 1 + number / 6 % 5) % 6]
                let wish = try request(payer, .usd, payee, .usd, "0.10", key: "k\(number)")
                let first = try await banks[number % 2].post(wish)
                let again = try await banks[(number + 1) % 2].post(wish)
                return (first, again)
            }
            #expect(
                outcomes.allSatisfy { $0.isDecided && $0.refusal == nil && $1 == .replayed($0.transfer!) })
            var sum: Int64 = try await banks[0].house(.fee, .usd)
            #expect(sum == 240)
            for user in users { sum += try await banks[0].balances(of: user)[0] }
            #expect(sum == 600_00)
        }
    }

    @Test(
        "does nothing in the name of callers whose proof does not hold, and all for the others of the batch")
    func unknownCallers() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            let desk = PostingDesk(pool: bank.pool, stamps: bank.stamps)
            let proof = CallerProof(user: ann, secretHash: [])
            for round in 1...2 {
                let tried = await desk.post(
                    [
                        Submission(
                            [try request(ann, .usd, bob, .usd, "1.00", key: "a\(round)")], caller: proof),
                        Submission([try request(bob, .usd, ann, .usd, "2.00", key: "b\(round)")]),
                    ], underLock: false)
                let outcomes = try tried.result.get().outcomes.flatMap { $0 }
                #expect(outcomes[0] == .callerUnknown && outcomes[1].isDecided)
            }
            #expect(try await bank.balances(of: ann) == [100_00 + 400, 0, 0])
        }
    }
}
