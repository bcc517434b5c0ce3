import Ledger
import Testing

@Suite("An atomic submission")
struct AtomicSubmissionTests {
    private func model() -> BooksModel {
        BooksModel(terms: .standard, heads: .accounts(of: 1, 2, holding: 100_00))
    }

    @Test("is made whole")
    func whole() throws {
        var model = model()
        let outcomes = model.post([Submission(try list(10_00, 20_00, 30_00), isAtomic: true)])
        #expect(outcomes.map { $0.map(\.isCompleted) } == [[true, true, true]] && model.transfers.count == 3)
    }

    @Test("is not made at all when one of it is refused, and says which", arguments: 0..<3)
    func refused(place: Int) throws {
        var model = model()
        let before = model.books.heads
        var amounts: [Int64] = [10_00, 20_00, 30_00]
        amounts[place] = 200_00
        let outcomes = model.post([Submission(try list(amounts[0], amounts[1], amounts[2]), isAtomic: true)])
        var expected = [PostingOutcome](repeating: .abandoned, count: 3)
        expected[place] = .prevented(.insufficientFunds)
        #expect(outcomes == [expected])
        #expect(model.transfers.isEmpty && model.entries.isEmpty && model.books.heads == before)
    }

    @Test("is given up for what is no refusal, too: a mismatch, an unknown or other quote")
    func prevented() throws {
        var model = model()
        let quote = try Quote.sample(1, 101, 102, sending: 100)
        model.offer(quote)
        _ = model.post(try .sample(101, 201, 5, key: "taken"))
        for (request, outcome) in [
            (try TransferRequest.sample(101, 201, 6, key: "taken"), PostingOutcome.mismatch(field: "amount")),
            (try .sample(101, 102, 100, key: "q", quote: QuoteID(bits: 9)), .quoteUnknown),
            (try .sample(101, 103, 100, key: "q", quote: quote.id), .quoteMismatch(field: "to")),
        ] {
            let good = try TransferRequest.sample(101, 201, 1, key: "good")
            #expect(model.post([Submission([good, request], isAtomic: true)]) == [[.abandoned, outcome]])
        }
        #expect(model.transfers.count == 1)
    }

    @Test("leaves its keys free, its quote unused, and those after it in the batch undisturbed")
    func leavesNothing() throws {
        var model = model()
        let quote = try Quote.sample(1, 101, 102, sending: 100)
        model.offer(quote)
        let quoted = try TransferRequest.sample(101, 102, 100, key: "q", quote: quote.id)
        let hopeless = try TransferRequest.sample(101, 102, 999_00, key: "no")
        let outcomes = model.post([
            Submission([quoted, hopeless], isAtomic: true), Submission([quoted]), Submission([hopeless]),
        ])
        #expect(outcomes[0] == [.abandoned, .prevented(.insufficientFunds)])
        #expect(outcomes[1].first?.isCompleted == true)
        #expect(outcomes[2].first?.refusal == .insufficientFunds && model.transfers.count == 2)
    }

    @Test("that was made is replayed as a whole, and a recorded refusal in it prevents it")
    func replayed() throws {
        var model = model()
        let requests = try list(10_00, 20_00, 30_00)
        model.post([Submission(requests, isAtomic: true)])
        let again = model.post([Submission(requests, isAtomic: true)])
        #expect(again.map { $0.map(\.isReplayed) } == [[true, true, true]])
        let wish = try TransferRequest.sample(101, 102, 999_00, key: "wish")
        _ = model.post(wish)
        let good = try TransferRequest.sample(101, 102, 1, key: "good")
        #expect(
            model.post([Submission([good, wish], isAtomic: true)]) == [
                [.abandoned, .prevented(.insufficientFunds)]
            ])
    }

    @Test("may be empty, which is nothing")
    func empty() {
        var model = model()
        #expect(model.post([Submission([], isAtomic: true), Submission([])]) == [[], []])
        #expect(model.transfers.isEmpty)
    }

    private func list(_ amounts: Int64...) throws -> [TransferRequest] {
        try amounts.enumerated().map { try .sample(101, 102, $1, key: "k\($0)") }
    }
}
