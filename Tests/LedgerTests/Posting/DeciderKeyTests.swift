import Ledger
import Testing

@Suite("A key")
struct DeciderKeyTests {
    private func model() -> BooksModel {
        BooksModel(terms: .standard, heads: .accounts(of: 1, 2, holding: 100_00))
    }

    @Test("with the same parameters gets the first answer again, in the same batch and in a later one")
    func replay() throws {
        var model = model()
        let request = try TransferRequest.sample(101, 201, 10_00, memo: "lunch")
        let outcomes =
            model.post([Submission([request]), Submission([request])]) + model.post([Submission([request])])
        let first = try #require(outcomes[0][0].transfer)
        #expect(
            outcomes[0] == [.decided(first)] && outcomes[1] == [.replayed(first)]
                && outcomes[2] == [.replayed(first)])
        #expect(model.transfers == [first] && model.entries.count == 2)
        #expect(model.balance(account(101)) == 100_00 - 10_10)
    }

    @Test("of a refusal gets the refusal again, when there is money by then as well")
    func frozenRefusal() throws {
        var model = model()
        let wish = try TransferRequest.sample(101, 102, 150_00, key: "wish")
        let first = try #require(model.post(wish).transfer)
        #expect(model.post(try .sample(201, 101, 90_00, key: "gift")).isCompleted)
        #expect(model.post(wish) == .replayed(first) && first.refusal == .insufficientFunds)
    }

    @Test("with another parameter is a mismatch that names it, whether it was completed or refused")
    func mismatch() throws {
        for amount in [10_00, 999_00] as [Int64] {
            var model = model()
            let quote = try Quote.sample(1, 101, 201, sending: amount)
            model.offer(quote)
            let first = model.post(try .sample(101, 201, amount, memo: "a"))
            let after = model.books.heads
            let others: [(String, TransferRequest)] = [
                ("from", try .sample(103, 201, amount, memo: "a")),
                ("to", try .sample(101, 202, amount, memo: "a")),
                ("amount", try .sample(101, 201, amount + 1, memo: "a")),
                ("memo", try .sample(101, 201, amount, memo: "A")), ("memo", try .sample(101, 201, amount)),
                ("quote_id", try .sample(101, 201, amount, memo: "a", quote: quote.id)),
            ]
            for (field, other) in others { #expect(model.post(other) == .mismatch(field: field)) }
            #expect(model.transfers == [try #require(first.transfer)] && model.books.heads == after)
        }
    }

    @Test("names the first parameter that differs when several do")
    func firstOfSeveral() throws {
        var model = model()
        _ = model.post(try .sample(101, 201, 10_00, memo: "a"))
        #expect(model.post(try .sample(102, 202, 5, memo: "b")) == .mismatch(field: "from"))
        #expect(model.post(try .sample(101, 202, 5, memo: "b")) == .mismatch(field: "to"))
        #expect(model.post(try .sample(101, 201, 5, memo: "b")) == .mismatch(field: "amount"))
    }

    @Test("is looked at before anything else: a request that would now be refused is a replay or a mismatch")
    func first() throws {
        var model = model()
        _ = model.post(try .sample(101, 201, 99_00))
        #expect(model.post(try .sample(101, 201, 99_00)).isReplayed)
        #expect(model.post(try .sample(101, 101, 99_00)) == .mismatch(field: "to"))
        let unknown = QuoteID(bits: 7)
        #expect(model.post(try .sample(101, 201, 99_00, quote: unknown)) == .mismatch(field: "quote_id"))
    }

    @Test("of one client is not that of another")
    func perClient() throws {
        var model = model()
        let ours = model.post(try .sample(101, 201, 1, key: "k"))
        let theirs = model.post(try .sample(201, 101, 1, key: "k"))
        #expect(ours.isCompleted && theirs.isCompleted && ours.transfer?.id != theirs.transfer?.id)
    }
}
