import Ledger
import LedgerStore
import TestBank
import TestRandom
import TestSupport
import Testing

@Suite("After a random story the books balance")
struct HouseBalancesTests {
    /// One story, told to two instances, and then every sum looked at from the rows.
    @Test("every leg, every chain, and the house to the cent, wherever its checkpoints stand")
    func story() async throws {
        for seed in Seeds(1) {
            try await withBanks(2) { banks in
                var clients: [UserID] = []
                for number in Int64(1)...4 { clients.append(try await banks[0].openClient(number)) }
                let told = clients
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for (number, bank) in banks.enumerated() {
                        group.addTask {
                            var story = Story(seed: seed &+ UInt64(number), clients: told)
                            try await story.tell(to: bank, submissions: 120)
                        }
                    }
                    try await group.waitForAll()
                }
                try await Overseer.run(as: banks[0].database.superuserURL) { superuser in
                    try await expectSoundBooks(superuser, "seed \(seed)")
                    try await expectExactHouse(banks[0], superuser, "seed \(seed)")
                }
            }
        }
    }

    @Test("a commission, a conversion and a deposit are on the house's accounts at once")
    func exact() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            _ = try await bank.post(try request(ann, .usd, bob, .cny, "10.00", key: "a"))
            _ = try await bank.post(try request(ann, .usd, ann, .eur, "20.00", key: "b"))
            _ = try await bank.post(try request(bob, .usd, ann, .usd, "999.00", key: "refused"))
            #expect(try await bank.house(.deposit, .usd) == -200_00)
            #expect(try await bank.house(.fee, .usd) == 10)
            #expect(try await bank.house(.conversion, .usd) == 30_00)
            #expect(try await bank.house(.conversion, .cny) == -69_40)
            #expect(try await bank.house(.conversion, .eur) == -18_00)
            #expect(try await bank.house(.fee, .cny) == 0)
            let balances = try await HouseBalances.run(in: bank.pool)
            #expect(balances.map(\.account.value) == [1, 2, 3, 11, 12, 13, 21, 22, 23])
            let sums = Dictionary(grouping: balances, by: \.money.currency).mapValues {
                $0.reduce(0) { $0 + $1.money.minorUnits }
            }
            let clients = [try await bank.balances(of: ann), try await bank.balances(of: bob)]
            for (place, currency) in Currency.allCases.enumerated() {
                #expect(sums[currency, default: 0] + clients.reduce(0) { $0 + $1[place] } == 0, "\(currency)")
            }
        }
    }

    private func expectSoundBooks(_ superuser: Overseer, _ seed: Comment) async throws {
        #expect(
            try await superuser.count("SELECT count(*) FROM ledger.transfer WHERE refusal IS NULL") > 50, seed
        )
        let violations = [
            "legs that do not net to zero": """
            SELECT 1 FROM ledger.leg GROUP BY transfer_user_id, transfer_id, currency HAVING sum(amount) <> 0
            """,
            "transfers without their entries, or entries without their leg": """
            SELECT 1 FROM (SELECT transfer_user_id, transfer_id, account_id, amount FROM ledger.leg
                           WHERE account_id >= 100) leg
            FULL JOIN ledger.entry e USING (transfer_user_id, transfer_id, account_id, amount)
            WHERE leg.account_id IS NULL OR e.seq IS NULL
            """,
            "chains with a gap or a wrong balance": """
            SELECT 1 FROM (SELECT seq, balance_after, row_number() OVER chain AS place,
                                      sum(amount) OVER chain AS total
                           FROM ledger.entry WINDOW chain AS (PARTITION BY account_id ORDER BY seq)) e
            WHERE seq <> place OR balance_after <> total
            """,
            "heads that are not their chain's end": """
            SELECT 1 FROM ledger.account a
            LEFT JOIN LATERAL (SELECT seq, balance_after FROM ledger.entry e WHERE e.account_id = a.account_id
                               ORDER BY seq DESC LIMIT 1) e ON true
            WHERE (a.seq, a.balance) IS DISTINCT FROM (coalesce(e.seq, 0), coalesce(e.balance_after, 0))
            """,
            "currencies of which there is more or less than nothing": """
            SELECT 1 FROM ledger.leg GROUP BY currency HAVING sum(amount) <> 0
            """,
        ]
        for (what, query) in violations {
            #expect(
                try await superuser.count("SELECT count(*) FROM (\(query)) violation") == 0,
                "\(what), \(seed)")
        }
    }

    /// The answer is the sum of all legs, with the checkpoints at the beginning, in the middle and at the
    /// end.
    private func expectExactHouse(_ bank: Bank, _ superuser: Overseer, _ seed: Comment) async throws {
        let all =
            """
            SELECT account_id || ' ' || sum(amount) FROM ledger.leg WHERE account_id < 100 GROUP BY account_id
            """
        let expected = Set(try await superuser.texts(all))
        let end = "ledger.write_order(pg_snapshot_xmin(pg_current_snapshot()))"
        let one = "(SELECT written_by FROM ledger.leg ORDER BY written_by OFFSET 99 LIMIT 1)"
        // Transactions of other tests may hold the end back to before that one.
        for watermark in ["0", "least(\(one), \(end))", end] {
            try await superuser.execute(
                """
                UPDATE ledger.house_checkpoint c SET folded_below = \(watermark), balance = coalesce((
                    SELECT sum(leg.amount) FROM ledger.leg leg
                    WHERE leg.account_id = c.account_id AND leg.written_by < \(watermark)), 0)
                """)
            let balances = try await HouseBalances.run(in: bank.pool).filter { $0.money.minorUnits != 0 }
            let said = Set(balances.map { "\($0.account) \($0.money.minorUnits)" })
            #expect(said == expected.filter { !$0.hasSuffix(" 0") }, "\(watermark), \(seed)")
        }
    }
}
