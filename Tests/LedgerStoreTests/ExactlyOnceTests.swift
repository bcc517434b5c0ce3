import Ledger
import LedgerStore
import PostgreSQL
import TestBank
import Testing

@Suite("A transfer is made exactly once for its key")
struct ExactlyOnceTests {
    @Test("forty simultaneous requests with one key make one transfer, on two instances")
    func fortyWithOneKey() async throws {
        try await withBanks(2) { banks in
            let (ann, bob) = (try await banks[0].openClient(1), try await banks[0].openClient(2))
            let request = try request(ann, .usd, bob, .usd, "10.00", key: "the-one")
            let outcomes = try await inParallel(40) { try await banks[$0 % 2].post(request) }
            #expect(Set(outcomes.compactMap { $0.transfer?.id }).count == 1)
            #expect(outcomes.filter(\.isDecided).count == 1)
            #expect(outcomes.filter(\.isReplayed).count == 39)
            #expect(try await banks[0].balances(of: ann) == [89_90, 0, 0])
            #expect(try await banks[0].balances(of: bob) == [110_00, 0, 0])
        }
    }

    @Test("of forty simultaneous spends of most of a balance one is completed and the others are refused")
    func fortySpends() async throws {
        try await withBanks(2) { banks in
            let (ann, bob) = (try await banks[0].openClient(1), try await banks[0].openClient(2))
            let outcomes = try await inParallel(40) { number in
                try await banks[number % 2].post(
                    try request(ann, .usd, bob, .usd, "90.00", key: "spend-\(number)"))
            }
            let refusals = outcomes.compactMap { $0.transfer?.refusal }
            #expect(refusals == Array(repeating: .insufficientFunds, count: 39))
            #expect(try await banks[0].balances(of: ann) == [100_00 - 90_90, 0, 0])
        }
    }

    @Test("three hundred crossing transfers of two clients on two instances neither deadlock nor lose a cent")
    func crossing() async throws {
        try await withBanks(2) { banks in
            let (ann, bob) = (try await banks[0].openClient(1), try await banks[0].openClient(2))
            let outcomes = try await inParallel(300) { number in
                let (from, to) = number.isMultiple(of: 2) ? (ann, bob) : (bob, ann)
                return try await banks[number / 2 % 2].post(
                    try request(from, .usd, to, .usd, "0.10", key: "x-\(number)"))
            }
            #expect(outcomes.allSatisfy { $0.isDecided && $0.transfer?.refusal == nil })
            let paid: Int64 = 150
            #expect(try await banks[0].balances(of: ann) == [100_00 - paid, 0, 0])
            #expect(try await banks[0].balances(of: bob) == [100_00 - paid, 0, 0])
            let fees = try await banks[0].house(.fee, .usd)
            #expect(fees == 300)
        }
    }

    @Test("the same key with another parameter is a mismatch that names it, and changes nothing")
    func mismatch() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            _ = try await bank.post(try request(ann, .usd, bob, .usd, "10.00", key: "k"))
            let before = try await bank.balances(of: ann)
            let changed = [
                ("from", try request(ann, .eur, bob, .usd, "10.00", key: "k")),
                ("to", try request(ann, .usd, bob, .eur, "10.00", key: "k")),
                ("amount", try request(ann, .usd, bob, .usd, "10.01", key: "k")),
                ("memo", try request(ann, .usd, bob, .usd, "10.00", key: "k", memo: "x")),
            ]
            for (field, other) in changed {
                let outcome = try await bank.post(other)
                #expect(outcome == .mismatch(field: field))
            }
            #expect(try await bank.balances(of: ann) == before)
            #expect(try await bank.history(of: ann).count == 2)
        }
    }

    @Test("a refusal stays the answer to its key, even when there is money by then")
    func frozenRefusal() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            let wish = try request(ann, .usd, bob, .usd, "150.00", key: "wish")
            let first = try await bank.post(wish)
            #expect(first.transfer?.refusal == .insufficientFunds)
            _ = try await bank.post(try request(bob, .usd, ann, .usd, "90.00", key: "gift"))
            let again = try await bank.post(wish)
            #expect(again.isReplayed && again.transfer?.refusal == .insufficientFunds)
            #expect(try await bank.balances(of: ann) == [190_00, 0, 0])
        }
    }

    @Test("one key of two clients is two keys")
    func keysOfTwoClients() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            let first = try await bank.post(try request(ann, .usd, bob, .usd, "1.00", key: "k"))
            let second = try await bank.post(try request(bob, .usd, ann, .usd, "1.00", key: "k"))
            #expect(first.isDecided && second.isDecided && first.transfer?.id != second.transfer?.id)
        }
    }

    @Test("a batch with a duplicate inside makes one transfer")
    func duplicateInSubmission() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            let once = try request(ann, .usd, bob, .usd, "1.00", key: "k")
            let outcomes = try await bank.post(Submission([once, once, once]))
            #expect(outcomes.map(\.isReplayed) == [false, true, true])
            #expect(try await bank.balances(of: bob) == [101_00, 0, 0])
        }
    }

    @Test("an atomic list is made whole or not at all, and then leaves no trace under its keys")
    func atomic() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            let list = [
                try request(ann, .usd, bob, .usd, "1.00", key: "a"),
                try request(ann, .usd, bob, .usd, "500.00", key: "b"),
                try request(ann, .usd, bob, .usd, "1.00", key: "c"),
            ]
            let outcomes = try await bank.post(Submission(list, isAtomic: true))
            #expect(outcomes == [.abandoned, .prevented(.insufficientFunds), .abandoned])
            #expect(try await bank.history(of: ann).count == 1)
            let made = try await bank.post(Submission([list[0], list[2]], isAtomic: true))
            #expect(made.filter(\.isDecided).count == 2)
            #expect(try await bank.balances(of: bob) == [102_00, 0, 0])
        }
    }
}
