import Ledger
import Testing

@Suite("A quote")
struct DeciderQuoteTests {
    private func model(_ quotes: Quote...) -> BooksModel {
        BooksModel(terms: .standard, heads: .accounts(of: 1, 2, holding: 100_00), quotes: quotes)
    }

    @Test("fixes the price, whatever the terms are by then")
    func price() throws {
        let rates = try #require(
            RateTable(version: 2, effectiveFrom: .sample, perUSD: [.usd: 100_000_000, .cny: 1, .eur: 1]))
        let fee = try #require(FeePolicy(version: 2, basisPoints: 1000))
        let quote = try Quote.sample(1, 101, 202, crediting: 69_40)
        var model = BooksModel(
            terms: Terms(rates: rates, fee: fee), heads: .accounts(of: 1, 2, holding: 100_00), quotes: [quote]
        )
        let transfer = try #require(model.post(try .sample(101, 202, 10_00, quote: quote.id)).transfer)
        #expect(transfer.refusal == nil && transfer.to.amount == 69_40 && transfer.fee == 10)
        #expect(transfer.pricing == quote.price.pricing && transfer.quote == quote.id)
        #expect(transfer.pricing?.fixedSide == .credit && transfer.pricing?.rateVersion == 1)
    }

    @Test("serves until it expires, not at that moment")
    func expiry() throws {
        let quote = try Quote.sample(1, 101, 102, sending: 100)
        let request = try TransferRequest.sample(101, 102, 100, quote: quote.id)
        var inTime = model(quote)
        inTime.wait(seconds: Quote.lifetimeSeconds - 1)
        #expect(inTime.post(request).isCompleted)
        var late = model(quote)
        late.wait(seconds: Quote.lifetimeSeconds)
        #expect(late.post(request).refusal == .quoteExpired)
        #expect(late.entries.isEmpty && late.transfers.count == 1)
    }

    @Test("serves one transfer, in one batch and across two")
    func once() throws {
        let quote = try Quote.sample(1, 101, 102, sending: 100)
        var model = model(quote)
        let requests = try (0..<3).map {
            try TransferRequest.sample(101, 102, 100, key: "k\($0)", quote: quote.id)
        }
        let outcomes =
            model.post([Submission([requests[0]]), Submission([requests[1]])])
            + model.post([Submission([requests[2]])])
        #expect(outcomes.map { $0.map(\.refusal) } == [[nil], [.quoteUsed], [.quoteUsed]])
        #expect(model.post(requests[0]).isReplayed, "who used it gets the answer again")
    }

    @Test("is not used by a transfer that is refused")
    func refusedDoesNotUse() throws {
        let quote = try Quote.sample(1, 101, 102, sending: 150_00)
        var model = model(quote)
        #expect(
            model.post(try .sample(101, 102, 150_00, key: "poor", quote: quote.id)).refusal
                == .insufficientFunds)
        #expect(model.post(try .sample(201, 101, 60_00, key: "gift")).isCompleted)
        #expect(model.post(try .sample(101, 102, 150_00, key: "rich", quote: quote.id)).isCompleted)
    }

    @Test("that is unknown, or another client's, leaves nothing behind")
    func unknown() throws {
        let theirs = try Quote.sample(1, 201, 202, sending: 100)
        var model = model(theirs)
        #expect(model.post(try .sample(101, 102, 100, quote: QuoteID(bits: 9))) == .quoteUnknown)
        #expect(model.post(try .sample(201, 202, 100, by: user(1), quote: theirs.id)) == .quoteUnknown)
        #expect(model.transfers.isEmpty)
        #expect(model.post(try .sample(101, 102, 100)).isCompleted, "the key is still free")
    }

    @Test("for other parameters names the first that differs and leaves nothing behind")
    func otherParameters() throws {
        let quote = try Quote.sample(1, 101, 102, sending: 100)
        var model = model(quote)
        for (field, request) in [
            ("from", try TransferRequest.sample(103, 102, 100, quote: quote.id)),
            ("to", try .sample(101, 103, 100, quote: quote.id)),
            ("amount", try .sample(101, 102, 101, quote: quote.id)),
        ] {
            #expect(model.post(request) == .quoteMismatch(field: field))
        }
        #expect(model.transfers.isEmpty)
    }

    @Test("does not spare the other checks")
    func otherChecks() throws {
        let rich = try Quote.sample(1, 101, 102, sending: 150_00)
        #expect(quoted(rich, on: model(rich)) == .insufficientFunds)
        let toNobody = try Quote.sample(2, 101, 301, sending: 100)
        #expect(quoted(toNobody, on: model(toNobody)) == .accountUnknown)
        let gift = try Quote.sample(3, 101, 201, sending: 5)
        var heads = [AccountID: AccountHead].accounts(of: 1, 2, holding: 100_00)
        heads[account(201)] = AccountHead(currency: .usd, balance: AccountHead.balanceMax, seq: 1)
        #expect(
            quoted(gift, on: BooksModel(terms: .standard, heads: heads, quotes: [gift])) == .amountTooLarge)
    }

    private func quoted(_ quote: Quote, on model: BooksModel) -> Refusal? {
        var model = model
        guard let amount = Amount(minorUnits: quote.price.amount), let key = IdempotencyKey("k") else {
            return nil
        }
        return model.post(
            TransferRequest(
                user: quote.user, from: quote.from, to: quote.to, amount: amount, key: key, quote: quote.id)
        ).refusal
    }
}
