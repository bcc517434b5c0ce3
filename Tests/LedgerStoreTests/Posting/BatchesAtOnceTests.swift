import Ledger
import TestRandom
import Testing

@testable import LedgerStore

@Suite("Batches under way at once")
struct BatchesAtOnceTests {
    /// Whatever comes when, is cut into whichever batches, is decided again and committed in whatever order:
    /// everybody is told what they had been told, had each submission been posted alone, in the order of
    /// arrival.
    @Test("have the outcomes of one submission after the other, and leave the same books")
    func anyInterleaving() throws {
        var seen: Set<String> = []
        var (together, remembered) = (0, 0)
        for seed in Seeds(500) {
            let wishes = try Wishes(seed: seed, clients: Int64(2 + seed % 19), submissions: 40)
            var alone = BooksInMemory(wishes.books)
            let expected = wishes.submissions.map { submission in
                let decision = alone.decide([submission], on: alone.known)
                alone.commit(decision)
                return decision.outcomes[0]
            }
            var course = PostingCourse(wishes, batchesMax: 3, seed: ~seed)
            try course.run()
            let told = try course.outcomes.map { try #require($0, "nobody is left waiting, seed \(seed)") }
            try #require(told.map { $0.map(Told.init) } == expected.map { $0.map(Told.init) }, "seed \(seed)")
            try #require(course.books.known.heads == alone.known.heads, "seed \(seed)")
            try #require(course.books.known.quotesUsed == alone.known.quotesUsed, "seed \(seed)")
            seen.formUnion(expected.joined().map { Told($0).name })
            together += course.underWayMost > 1 ? 1 : 0
            remembered += course.remembered
        }
        // The courses are worth running: many have batches at once, and from memory, and everything happens.
        #expect(together > 100)
        #expect(remembered > 50)
        let all = Set(Refusal.allCases.map(\.rawValue)).subtracting([Refusal.amountTooLarge.rawValue])
        #expect(
            seen
                == all.union([
                    "completed", "replayed", "mismatch", "quoteUnknown", "prevented", "abandoned",
                ]))
    }
}

/// What somebody was told, but for the transfer's id.
private struct Told: Equatable {
    let name: String
    let numbers: [Int64?]

    init(_ outcome: PostingOutcome) {
        name =
            switch outcome {
            case .decided(let transfer): transfer.refusal?.rawValue ?? "completed"
            case .replayed: "replayed"
            case .mismatch: "mismatch"
            case .quoteUnknown: "quoteUnknown"
            case .quoteMismatch: "quoteMismatch"
            case .abandoned: "abandoned"
            case .callerUnknown: "callerUnknown"
            case .prevented: "prevented"
            }
        let transfer = outcome.transfer
        numbers = [transfer?.from, transfer?.to].flatMap {
            [$0?.account.value, $0?.amount, $0?.entry?.seq, $0?.entry?.balanceAfter]
        }
    }
}
