import Ledger
import TestRandom
import Testing

@Suite("Batches of transfers")
struct BatchingTests {
    @Test("have the same outcomes and leave the same books however a stream of requests is cut into them")
    func anyBatching() throws {
        var seen: Set<String> = []
        for seed in Seeds(600) {
            let story = Story(seed: seed)
            var oneByOne = story.model
            let expected = story.submissions.flatMap { oneByOne.post([$0]) }
            seen.formUnion(expected.joined().map(Self.name))
            var random = SeededRandom(seed: ~seed)
            var batched = story.model
            var (outcomes, rest): ([[PostingOutcome]], ArraySlice<Submission>) = ([], story.submissions[...])
            while !rest.isEmpty {
                let count = Int.random(in: 1...rest.count, using: &random)
                outcomes += batched.post(Array(rest.prefix(count)))
                rest = rest.dropFirst(count)
            }
            try #require(outcomes == expected, "seed \(seed)")
            try #require(batched.books.heads == oneByOne.books.heads, "seed \(seed)")
            try #require(
                batched.transfers == oneByOne.transfers && batched.entries == oneByOne.entries, "seed \(seed)"
            )
        }
        // The stories are worth telling: everything that can happen has happened.
        let all = Set(Refusal.allCases.map(\.rawValue)).union([
            "completed", "replayed", "mismatch", "quoteUnknown", "quoteMismatch", "abandoned", "prevented",
        ])
        #expect(seen == all)
    }

    @Test("end as a bank does that knows nothing of batches, written down once more in plain words")
    func plainBank() throws {
        for seed in Seeds(600) {
            let story = Story(seed: seed)
            var model = story.model
            var bank = PlainBank(story)
            for submission in story.submissions where !submission.isAtomic {
                for request in submission.requests {
                    let outcome = model.post(request)
                    try #require(Self.name(outcome) == bank.post(request, at: model.now), "seed \(seed)")
                }
            }
            for (account, balance) in bank.balances {
                try #require(model.balance(account) == balance, "seed \(seed)")
            }
        }
    }

    @Test(
        "conserve money: the legs of each transfer, house included, net to zero in each currency"
    )
    func conservation() throws {
        for seed in Seeds(600) {
            let story = Story(seed: seed)
            var model = story.model
            model.post(story.submissions)
            let entries = Dictionary(grouping: model.entries, by: \.transfer)
            for transfer in model.transfers {
                let own = entries[transfer.id, default: []]
                try #require(own.count == (transfer.refusal == nil ? 2 : 0), "seed \(seed)")
                guard transfer.refusal == nil else { continue }
                var sums: [Currency: Int64] = [:]
                for entry in own {
                    let currency = try #require(story.heads[entry.account]?.currency)
                    sums[currency, default: 0] += entry.amount
                }
                for (house, amount) in try Self.houseLegs(of: transfer) {
                    sums[house.currency, default: 0] += amount
                }
                try #require(sums.values.allSatisfy { $0 == 0 }, "seed \(seed)")
            }
        }
    }

    @Test("append to each account's chain without a gap, each balance following from the one before")
    func chains() throws {
        for seed in Seeds(600) {
            let story = Story(seed: seed)
            var model = story.model
            model.post(story.submissions)
            var heads = story.heads
            for entry in model.entries {
                let head = try #require(heads[entry.account])
                try #require(entry.position.seq == head.seq + 1 && entry.amount != 0, "seed \(seed)")
                try #require(entry.position.balanceAfter == head.balance + entry.amount, "seed \(seed)")
                try #require(
                    (0...AccountHead.balanceMax).contains(entry.position.balanceAfter), "seed \(seed)")
                heads[entry.account] = AccountHead(
                    currency: head.currency, balance: entry.position.balanceAfter, seq: entry.position.seq)
            }
            try #require(heads == model.books.heads, "seed \(seed)")
        }
    }

    /// What the house gives and takes, told by the transfer's own numbers.
    private static func houseLegs(of transfer: Transfer) throws -> [(HouseAccount, Int64)] {
        let (from, to) = (try #require(transfer.from.currency), try #require(transfer.to.currency))
        let (sent, arrived) = (try #require(transfer.from.amount), try #require(transfer.to.amount))
        let fee = (HouseAccount(.fee, from), transfer.fee)
        guard from != to else { return [fee] }
        return [fee, (HouseAccount(.conversion, from), sent), (HouseAccount(.conversion, to), -arrived)]
    }

    static func name(_ outcome: PostingOutcome) -> String {
        switch outcome {
        case .decided(let transfer): transfer.refusal?.rawValue ?? "completed"
        case .replayed: "replayed"
        case .mismatch: "mismatch"
        case .quoteUnknown: "quoteUnknown"
        case .quoteMismatch: "quoteMismatch"
        case .abandoned: "abandoned"
        case .callerUnknown: "caller unknown"
        case .prevented: "prevented"
        }
    }
}
