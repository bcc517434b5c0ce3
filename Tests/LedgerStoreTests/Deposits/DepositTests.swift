import Ledger
import LedgerStore
import PostgreSQL
import TestBank
import TestSupport
import Testing

@testable import LedgerStore

@Suite("An operator's deposit")
struct DepositTests {
    private struct NoPaper: Error {}

    @Test("brings money from the house to the account, as a transfer that its client sees")
    func books() async throws {
        try await withBank { bank in
            let ann = try await bank.openClient(1)
            let booked = try await bank.desk().book(
                try Self.order(103, "25.00", "invoice-17", memo: "Refund"))
            let transfer = booked.transfer
            #expect(!booked.isReplayed && transfer.kind == .deposit && transfer.fee == 0)
            #expect(transfer.key.text == "deposit:invoice-17" && transfer.memo?.text == "Refund")
            #expect(try await bank.balances(of: ann) == [100_00, 0, 25_00])
            #expect(try await bank.house(.deposit, .eur) == -25_00)
            #expect(try await bank.history(of: ann).first?.transfer == transfer)
        }
    }

    @Test("again under its key is the first one again, and books nothing")
    func again() async throws {
        try await withBank { bank in
            let ann = try await bank.openClient(1)
            let order = try Self.order(101, "25.00", "k")
            let first = try await bank.desk().book(order)
            let second = try await bank.desk().book(order)
            #expect(second.isReplayed && second.transfer == first.transfer)
            #expect(try await bank.balances(of: ann) == [125_00, 0, 0])
        }
    }

    @Test("under the key of another one is refused by name of what differs, whoever's account it is")
    func reused() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            let desk = bank.desk()
            _ = try await desk.book(try Self.order(101, "25.00", "k", memo: "Refund"))
            for (field, order) in [
                ("account", try Self.order(201, "25.00", "k", memo: "Refund")),
                ("account", try Self.order(102, "25.00", "k", memo: "Refund")),
                ("account", try Self.order(999_901, "25.00", "k", memo: "Refund")),
                ("amount", try Self.order(101, "25.01", "k", memo: "Refund")),
                ("memo", try Self.order(101, "25.00", "k", memo: "refund")),
                ("memo", try Self.order(101, "25.00", "k")),
            ] {
                await #expect(throws: DepositFault.keyReused(field: field)) { try await desk.book(order) }
            }
            #expect(try await bank.balances(of: ann) == [125_00, 0, 0])
            #expect(try await bank.balances(of: bob) == [100_00, 0, 0])
        }
    }

    @Test("to an account of nobody's, of the house's, or that cannot hold it changes nothing")
    func refused() async throws {
        try await withBank { bank in
            let ann = try await bank.openClient(1)
            let desk = bank.desk()
            for account: Int64 in [104, 901, 21, 1] {
                let order = try Self.order(account, "1.00", "k")
                await #expect(throws: DepositFault.accountUnknown) { try await desk.book(order) }
            }
            let largest = try Self.order(101, "90000000000000.00", "k")
            await #expect(throws: DepositFault.balanceTooLarge) { try await desk.book(largest) }
            try await Self.expectUntouched(bank, ann)
            // The key was not used up.
            #expect(try await desk.book(try Self.order(101, "1.00", "k")).isReplayed == false)
        }
    }

    @Test("is not there without what belongs to it: both or neither")
    func alongside() async throws {
        try await withBank { bank in
            let ann = try await bank.openClient(1)
            var limits = PostingLimits()
            limits.attemptsMax = 2
            let order = try Self.order(101, "25.00", "k")
            let desk = bank.desk(limits: limits) { _, _ in throw NoPaper() }
            await #expect(throws: PostingFailure.overloaded) { try await desk.book(order) }
            try await Self.expectUntouched(bank, ann)
        }
    }

    @Test("twice at once under one key is booked once, and both are told the same transfer")
    func twins() async throws {
        try await withBanks(2) { banks in
            let ann = try await banks[0].openClient(1)
            let order = try Self.order(101, "25.00", "k")
            let booked = try await inParallel(12) { number in try await banks[number % 2].desk().book(order) }
            #expect(Set(booked.map(\.transfer.id)).count == 1)
            #expect(booked.count { !$0.isReplayed } == 1)
            #expect(try await banks[0].balances(of: ann) == [125_00, 0, 0])
        }
    }

    @Test("twice at once under one key to two clients is booked for one of them")
    func rivals() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            let orders = [try Self.order(101, "25.00", "k"), try Self.order(201, "25.00", "k")]
            let answers = try await inParallel(2) { number -> String? in
                do {
                    _ = try await bank.desk().book(orders[number])
                    return nil
                } catch DepositFault.keyReused(let field) {
                    return field
                }
            }
            #expect(answers.compactMap(\.self) == ["account"])
            let sums = [try await bank.balances(of: ann)[0], try await bank.balances(of: bob)[0]]
            #expect(sums.sorted() == [100_00, 125_00])
        }
    }

    @Test("while the service posts to the same account loses races, and wins in the end")
    func race() async throws {
        try await withBank { bank in
            let ann = try await bank.openClient(1)
            _ = try await inParallel(3) { task in
                for number in 0..<20 {
                    if task == 0 {
                        _ = try await bank.desk().book(try Self.order(101, "1.00", "k\(number)"))
                    } else {
                        let wish = try request(ann, .usd, ann, .eur, "1.00", key: "t\(task)-\(number)")
                        _ = try await bank.post(wish)
                    }
                }
            }
            #expect(try await bank.balances(of: ann) == [80_00, 0, 36_00])
            #expect(try await bank.house(.deposit, .usd) == -120_00)
        }
    }

    @Test("that lost a race takes the account's row first and is booked behind who won")
    func lostRace() async throws {
        try await withBank(configure: { $0.connection.lockTimeout = .seconds(30) }) { bank in
            let ann = try await bank.openClient(1)
            try await Overseer.run(as: bank.database.superuserURL) { other in
                var deposit = RawTransfer.deposit
                deposit.columns["idempotency_key"] = "'other'"
                try await other.execute("BEGIN; \(deposit.sql)")
                async let booked = bank.desk().book(try Self.order(101, "25.00", "k"))
                _ = try await other.blockedBackend()
                try await other.execute("COMMIT")
                #expect(try await booked.transfer.to.entry == EntryPosition(seq: 3, balanceAfter: 130_00))
            }
            #expect(try await bank.balances(of: ann) == [130_00, 0, 0])
        }
    }

    @Test("whose COMMIT loses its connection is found under its key, as booked now")
    func unanswered() async throws {
        try await withBank(configure: {
            $0.connection.lockTimeout = .seconds(30)
            $0.statementDeadline = .seconds(60)
        }) { bank in
            let ann = try await bank.openClient(1)
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                try await superuser.execute(
                    """
                    CREATE FUNCTION public.wait_at_commit() RETURNS trigger
                    LANGUAGE plpgsql SECURITY DEFINER AS $$
                    BEGIN PERFORM pg_advisory_xact_lock(7); RETURN NULL; END $$;
                    CREATE CONSTRAINT TRIGGER wait_at_commit AFTER INSERT ON ledger.deposit
                        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.wait_at_commit();
                    SELECT pg_advisory_lock(7)
                    """)
                async let booked = bank.desk().book(try Self.order(101, "25.00", "k"))
                try await superuser.terminate(try await superuser.blockedBackend())
                try await superuser.execute("SELECT pg_advisory_unlock(7)")
                #expect(try await booked.isReplayed == false)
            }
            #expect(try await bank.balances(of: ann) == [125_00, 0, 0])
        }
    }

    private static func order(
        _ account: Int64, _ amount: String, _ key: String, memo: String? = nil
    ) throws -> DepositOrder {
        DepositOrder(
            account: try #require(AccountID(account)), amount: try Amount(decimalText: amount),
            key: try #require(IdempotencyKey(key)), memo: memo.flatMap(Memo.init))
    }

    private static func expectUntouched(_ bank: Bank, _ ann: UserID) async throws {
        #expect(try await bank.balances(of: ann) == [100_00, 0, 0])
        #expect(try await bank.history(of: ann).count == 1)
        #expect(try await bank.house(.deposit, .usd) == -100_00)
        try await Overseer.run(as: bank.database.superuserURL) { superuser in
            try await superuser.expect("SELECT count(*) FROM ledger.deposit", is: 0)
        }
    }
}
