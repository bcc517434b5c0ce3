import Ledger
import TestRandom

/// A random stream of submissions on random books: few clients and keys and small balances, so that
/// everything happens: refusals, replays, mismatches, used and expired quotes, lists made whole or not at
/// all.
struct Story {
    let terms: Terms
    let heads: [AccountID: AccountHead]
    let quotes: [Quote]
    let submissions: [Submission]

    init(seed: UInt64, submissions count: Int = 40) {
        var random = SeededRandom(seed: seed)
        terms = random.chance(oneIn: 3) ? .any(using: &random) : .standard
        var heads = [AccountID: AccountHead].accounts(of: 1, 2, 3, holding: 0)
        for (id, head) in heads {
            let balance = random.chance(oneIn: 20) ? AccountHead.balanceMax : random.magnitude(upTo: 500_00)
            heads[id] = AccountHead(
                currency: head.currency, balance: balance, seq: .random(in: 1...5, using: &random))
        }
        self.heads = heads
        var writer = Writer(terms: terms, random: random)
        let quotes = writer.quotes(12)
        self.quotes = quotes
        submissions = (0..<count).map { _ in writer.submission(quotes: quotes) }
    }

    var model: BooksModel { BooksModel(terms: terms, heads: heads, quotes: quotes) }
}

/// Draws what the story is made of.
private struct Writer {
    let terms: Terms
    var random: SeededRandom

    mutating func quotes(_ count: Int) -> [Quote] {
        (0..<UInt64(count)).compactMap { number in
            let (from, to) = (anyAccount(), anyAccount())
            let sum = random.magnitude(upTo: 400_00)
            let isByCredit = Bool.random(using: &random)
            let made = Timestamp.sample.adding(seconds: random.chance(oneIn: 4) ? -200 : 0)
            // What cannot be priced is not quoted.
            return try? Quote.sample(
                number, from, to, sending: isByCredit ? nil : sum, crediting: isByCredit ? sum : nil,
                at: terms, made: made)
        }
    }

    mutating func submission(quotes: [Quote]) -> Submission {
        let count = random.chance(oneIn: 3) ? Int.random(in: 0...5, using: &random) : 1
        return Submission((0..<count).map { _ in request(quotes) }, isAtomic: random.chance(oneIn: 3))
    }

    private mutating func request(_ quotes: [Quote]) -> TransferRequest {
        let key = "k\(Int.random(in: 0..<40, using: &random))"
        guard let key = IdempotencyKey(key), let amount = Amount(minorUnits: random.magnitude(upTo: 300_00))
        else {
            preconditionFailure("keys and amounts are drawn within their bounds")
        }
        if !quotes.isEmpty, random.chance(oneIn: 3) {
            let quote = random.pick(quotes)
            let quoted = Amount(minorUnits: quote.price.amount) ?? amount
            return TransferRequest(
                user: random.chance(oneIn: 10) ? user(1) : quote.user, from: quote.from, to: quote.to,
                amount: random.chance(oneIn: 10) ? amount : quoted, key: key,
                quote: random.chance(oneIn: 20) ? QuoteID(bits: 1) : quote.id)
        }
        let from = account(anyAccount())
        return TransferRequest(
            user: random.chance(oneIn: 12) ? user(2) : from.owner, from: from, to: account(anyAccount()),
            amount: amount,
            key: key, memo: random.chance(oneIn: 10) ? Memo("x") : nil)
    }

    /// Of clients 1 to 3, or rarely one that nobody has.
    private mutating func anyAccount() -> Int64 {
        if random.chance(oneIn: 15) { return random.pick([1, 21, 104, 401]) }
        return Int64.random(in: 1...3, using: &random) * 100 + Int64.random(in: 1...3, using: &random)
    }
}
