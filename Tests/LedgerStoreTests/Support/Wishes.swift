import Ledger
import TestRandom

@testable import LedgerStore

/// A random stream of submissions of a few clients who pay themselves and each other, on random books: with
/// quotes, keys that come twice, accounts that nobody has or somebody else has, and little money. Every other
/// seed's are calm: little of that happens.
struct Wishes {
    let books: Books
    let submissions: [Submission]
    /// When everything is decided: the order of arrival says all.
    static let moment = Timestamp(microsecondsSince1970: 1_769_860_800_000_000)

    init(seed: UInt64, clients: Int64, submissions count: Int) throws {
        var random = SeededRandom(seed: seed)
        let terms = try Self.terms()
        var heads: [AccountID: AccountHead] = [:]
        for number in 1...clients {
            guard let user = UserID(number) else { continue }
            for currency in Currency.allCases {
                heads[AccountID(owner: user, currency: currency)] = AccountHead(
                    currency: currency, balance: random.magnitude(upTo: 3_000_00), seq: 1)
            }
        }
        let quotes = (0..<20).compactMap { Self.quote($0, clients, terms, using: &random) }
        books = Books(
            heads: heads, recorded: [:],
            quotes: Dictionary(uniqueKeysWithValues: quotes.map { ($0.id, $0) }), quotesUsed: [], terms: terms
        )
        submissions = (0..<count).map { _ in
            let parts = random.chance(oneIn: 4) ? Int.random(in: 0...4, using: &random) : 1
            let requests = (0..<parts).map { _ in
                Self.request(clients, quotes, mishapOneIn: seed.isMultiple(of: 2) ? 80 : 8, using: &random)
            }
            return Submission(requests, isAtomic: random.chance(oneIn: 3))
        }
    }

    private static func terms() throws -> Terms {
        let perUSD: [Currency: Int64] = [.usd: 100_000_000, .cny: 694_000_000, .eur: 90_000_000]
        guard let rates = RateTable(version: 1, effectiveFrom: moment, perUSD: perUSD),
            let fee = FeePolicy(version: 1, basisPoints: 100)
        else { throw PostgreSQLErrors.refused }
        return Terms(rates: rates, fee: fee)
    }

    /// `nil` where the sum cannot be priced.
    private static func quote(
        _ number: Int, _ clients: Int64, _ terms: Terms, using random: inout SeededRandom
    ) -> Quote? {
        let from = account(clients, nobodysOneIn: 15, using: &random)
        let to = account(clients, nobodysOneIn: 15, using: &random)
        guard let source = from.currency, let destination = to.currency,
            let amount = Amount(minorUnits: random.magnitude(upTo: 200_00)),
            let price = try? terms.price(
                sending: amount, from: source, to: destination,
                kind: from.owner == to.owner ? .own : .external)
        else { return nil }
        let made = moment.adding(seconds: random.chance(oneIn: 4) ? -200 : 0)
        return Quote(
            id: QuoteID(bits: UUIDv7.make(at: made, random: UInt64(number))), user: from.owner, from: from,
            to: to, fromCurrency: source, toCurrency: destination, price: price, createdAt: made,
            expiresAt: made.adding(seconds: Quote.lifetimeSeconds))
    }

    private static func request(
        _ clients: Int64, _ quotes: [Quote], mishapOneIn rarity: Int, using random: inout SeededRandom
    ) -> TransferRequest {
        guard let key = IdempotencyKey("k\(Int.random(in: 0..<5 * rarity, using: &random))"),
            let amount = Amount(minorUnits: random.magnitude(upTo: 200_00))
        else { preconditionFailure("keys and amounts are drawn within their bounds") }
        let from = account(clients, nobodysOneIn: 2 * rarity, using: &random)
        let to = account(clients, nobodysOneIn: 2 * rarity, using: &random)
        if !quotes.isEmpty, random.chance(oneIn: rarity / 2) {
            let quote = random.pick(quotes)
            return TransferRequest(
                user: random.chance(oneIn: rarity) ? to.owner : quote.user, from: quote.from, to: quote.to,
                amount: Amount(minorUnits: quote.price.amount) ?? amount, key: key, memo: nil, quote: quote.id
            )
        }
        return TransferRequest(
            user: random.chance(oneIn: rarity) ? to.owner : from.owner, from: from, to: to, amount: amount,
            key: key, memo: nil)
    }

    private static func account(
        _ clients: Int64, nobodysOneIn rarity: Int, using random: inout SeededRandom
    ) -> AccountID {
        let number =
            Int64.random(in: 1...clients, using: &random) * 100 + Int64.random(in: 1...3, using: &random)
        guard let account = AccountID(random.chance(oneIn: rarity) ? number + 3 : number) else {
            preconditionFailure("an account's number is drawn within its bounds")
        }
        return account
    }
}
