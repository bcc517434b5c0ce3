import Ledger
import TestBank
import Testing

@testable import LedgerStore

@Suite("The memory of the books")
struct PostingMemoryTests {
    private static let terms: Terms? = {
        let rates = RateTable(
            version: 1, effectiveFrom: Timestamp(microsecondsSince1970: 0),
            perUSD: [.usd: 100_000_000, .cny: 694_000_000, .eur: 90_000_000])
        guard let rates, let fee = FeePolicy(version: 1, basisPoints: 100) else { return nil }
        return Terms(rates: rates, fee: fee)
    }()

    private let ann: UserID
    private let bob: UserID
    private let books: Books

    init() throws {
        ann = try #require(UserID(1))
        bob = try #require(UserID(2))
        let head = AccountHead(currency: .usd, balance: 100_00, seq: 1)
        books = Books(
            heads: [
                AccountID(owner: ann, currency: .usd): head, AccountID(owner: bob, currency: .usd): head,
            ],
            recorded: [:], quotes: [:], quotesUsed: [], terms: try #require(Self.terms))
    }

    private func batch(_ amount: String, key: String = "k", quote: QuoteID? = nil) throws -> [Submission] {
        [Submission([try request(ann, .usd, bob, .usd, amount, key: key, quote: quote)])]
    }

    private func decided(_ batch: [Submission], on books: Books) -> Decision {
        Decider.decide(
            batch, on: books,
            stamps: TransferStamps(startingAt: Timestamp(microsecondsSince1970: 1), random: { 7 }))
    }

    @Test("holds nothing before something was read, and only what was read")
    func empty() throws {
        var memory = PostingMemory()
        #expect(memory.books(for: try batch("1.00")) == nil)
        memory.learn(books)
        #expect(memory.books(for: try batch("1.00"))?.heads == books.heads)
        let other = Submission([try request(ann, .usd, bob, .eur, "1.00", key: "k")])
        #expect(memory.books(for: [other]) == nil)
    }

    @Test("follows what was committed")
    func following() throws {
        var memory = PostingMemory()
        memory.learn(books)
        let batch = try batch("1.00")
        memory.held(decided(batch, on: books))
        let heads = memory.books(for: batch)?.heads ?? [:]
        #expect(
            heads[AccountID(owner: ann, currency: .usd)]
                == AccountHead(currency: .usd, balance: 98_99, seq: 2))
        #expect(
            heads[AccountID(owner: bob, currency: .usd)]
                == AccountHead(currency: .usd, balance: 101_00, seq: 2))
    }

    @Test("leaves quotes to be read: whether one was used is not remembered")
    func quotes() throws {
        var memory = PostingMemory()
        memory.learn(books)
        #expect(memory.books(for: try batch("1.00", quote: QuoteID(bits: 1))) == nil)
    }

    @Test("forgets what was wrong, and has batches read the longer the more often it fails")
    func failing() throws {
        var memory = PostingMemory()
        let batch = try batch("1.00")
        var pauses: [Int] = []
        for _ in 0..<10 {
            memory.learn(books)
            memory.failed(batch)
            var pause = 0
            memory.learn(books)
            while memory.books(for: batch) == nil { pause += 1 }
            pauses.append(pause)
        }
        #expect(pauses == [1, 2, 4, 8, 16, 32, 64, 64, 64, 64])
        for _ in 0..<7 { memory.held(Decision()) }
        memory.failed(batch)
        memory.learn(books)
        #expect(memory.books(for: batch) == nil)
        #expect(memory.books(for: batch) != nil)
    }

    @Test("forgets every account of those whose accounts were not where it took them to be")
    func siblings() throws {
        var memory = PostingMemory()
        var books = books
        let euros = AccountHead(currency: .eur, balance: 5_00, seq: 3)
        books.heads[AccountID(owner: bob, currency: .eur)] = euros
        memory.learn(books)
        memory.forget(try batch("1.00"))
        // What is read next holds the dollars alone.
        memory.learn(self.books)
        let toEuros = Submission([try request(ann, .usd, bob, .eur, "1.00", key: "k")])
        #expect(memory.books(for: try batch("1.00")) != nil)
        #expect(memory.books(for: [toEuros]) == nil)
    }

    @Test("begins anew past its bound")
    func bounded() throws {
        var memory = PostingMemory()
        memory.learn(books)
        var many = books
        many.heads = [:]
        for number in Int64(10)..<Int64(10 + PostingMemory.headsMax) {
            let account = AccountID(owner: try #require(UserID(number)), currency: .usd)
            many.heads[account] = AccountHead(currency: .usd, balance: 0, seq: 0)
        }
        memory.learn(many)
        #expect(memory.books(for: try batch("1.00")) == nil)
    }
}
