import Ledger
import Testing

@Suite("A transfer is refused")
struct DeciderRefusalTests {
    /// Clients 1 and 2 with 100.00 on each account.
    private let books = BooksModel(terms: .standard, heads: .accounts(of: 1, 2, holding: 100_00))

    @Test("between an account and itself")
    func sameAccount() throws {
        try expect(.sameAccount, .sample(101, 101, 1))
    }

    @Test("from an account of somebody else, as from one that does not exist")
    func foreignSource() throws {
        try expect(.accountUnknown, .sample(201, 101, 1, by: user(1)))
        try expect(.accountUnknown, .sample(901, 101, 1, by: user(1)))
        try expect(.accountUnknown, .sample(104, 201, 1))
        try expect(.accountUnknown, .sample(1, 101, 1, by: user(1)))
    }

    @Test(
        "to an account that does not exist, or that is the house's",
        arguments: [301, 104, 100, 1, 11, 21, 99] as [Int64])
    func unknownDestination(number: Int64) throws {
        try expect(.accountUnknown, .sample(101, number, 1))
    }

    @Test("when nothing would arrive")
    func tooSmall() throws {
        try expect(.amountTooSmall, .sample(102, 101, 6))
        try expect(.amountTooSmall, .sample(102, 201, 6))
        try expectCompleted(.sample(102, 101, 7))
    }

    @Test("when what arrives is more than an amount can be")
    func tooLarge() throws {
        try expect(.amountTooLarge, .sample(101, 102, Amount.minorUnitsMax))
    }

    @Test("when the payee's account would hold more than an account can")
    func fullDestination() throws {
        var heads = [AccountID: AccountHead].accounts(of: 1, 2, holding: 100_00)
        heads[account(201)] = AccountHead(currency: .usd, balance: AccountHead.balanceMax - 5, seq: 1)
        let books = BooksModel(terms: .standard, heads: heads)
        try expect(.amountTooLarge, .sample(101, 201, 6), on: books)
        try expectCompleted(.sample(101, 201, 5), on: books)
    }

    @Test("for want of money, not for what the payee holds: nobody finds that out with sums they do not have")
    func payeesBalanceStaysPrivate() throws {
        for held in [0, 1, 100_00, AccountHead.balanceMax] as [Int64] {
            var heads = [AccountID: AccountHead].accounts(of: 1, 2, holding: 100_00)
            heads[account(201)] = AccountHead(currency: .usd, balance: held, seq: 1)
            let books = BooksModel(terms: .standard, heads: heads)
            for amount in [
                99_01, AccountHead.balanceMax - 100_00, AccountHead.balanceMax - 1, AccountHead.balanceMax,
            ] {
                try expect(.insufficientFunds, .sample(101, 201, amount), on: books)
            }
        }
    }

    @Test("when the amount and its commission are more than the account holds, by a cent")
    func insufficientFunds() throws {
        try expectCompleted(.sample(101, 102, 100_00))
        try expect(.insufficientFunds, .sample(101, 102, 100_01))
        try expectCompleted(.sample(101, 201, 99_00))
        try expect(.insufficientFunds, .sample(101, 201, 99_01))
    }

    @Test("by the first reason in the contract's order when there are several")
    func order() throws {
        let poor = BooksModel(terms: .standard, heads: .accounts(of: 1, 2, holding: 0))
        try expect(.sameAccount, .sample(901, 901, 6, by: user(1)), on: poor)
        try expect(.accountUnknown, .sample(902, 101, 6, by: user(1)), on: poor)
        try expect(.amountTooSmall, .sample(102, 101, 6), on: poor)
        try expect(.amountTooLarge, .sample(101, 102, Amount.minorUnitsMax), on: poor)
        try expect(.insufficientFunds, .sample(101, 102, 6), on: poor)
        var model = poor
        let quote = try Quote.sample(1, 101, 102, sending: 100, made: Timestamp.sample.adding(seconds: -1000))
        model.offer(quote)
        try expect(.insufficientFunds, .sample(101, 102, 100, quote: quote.id), on: model)
    }

    @Test("on record, with what was asked, and without any effect")
    func record() throws {
        var model = books
        let request = try TransferRequest.sample(101, 201, 100_00, key: "wish", memo: "all of it")
        let transfer = try #require(model.post(request).transfer)
        #expect(
            transfer.refusal == .insufficientFunds && transfer.status == .refused
                && transfer.kind == .external)
        #expect(
            transfer.from == TransferSide(account: account(101), currency: .usd, amount: 100_00, entry: nil))
        #expect(transfer.to == TransferSide(account: account(201), currency: .usd, amount: nil, entry: nil))
        #expect(transfer.fee == 0 && transfer.pricing == nil && transfer.memo == Memo("all of it"))
        #expect(model.entries.isEmpty && model.transfers == [transfer])
        #expect(model.books.heads == books.books.heads)
    }

    @Test("without telling the currency of an account that is not the caller's to pay from")
    func secrecy() throws {
        var model = books
        let foreign = try #require(model.post(try .sample(202, 101, 1, key: "a", by: user(1))).transfer)
        let unknown = try #require(model.post(try .sample(902, 101, 1, key: "b", by: user(1))).transfer)
        #expect(foreign.from.currency == nil && unknown.from.currency == nil)
        #expect(foreign.refusal == unknown.refusal && foreign.kind == unknown.kind)
    }

    private func expect(
        _ refusal: Refusal, _ request: @autoclosure () throws -> TransferRequest, on model: BooksModel? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        var model = model ?? books
        let before = model.books.heads
        let outcome = model.post(try request())
        #expect(outcome.isDecided && outcome.refusal == refusal, sourceLocation: sourceLocation)
        #expect(model.books.heads == before && model.entries.isEmpty, sourceLocation: sourceLocation)
    }

    private func expectCompleted(
        _ request: @autoclosure () throws -> TransferRequest, on model: BooksModel? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        var model = model ?? books
        #expect(model.post(try request()).isCompleted, sourceLocation: sourceLocation)
    }
}
