import Ledger
import TestRandom
import Testing

@Suite("No cycle of own transfers gains")
struct CycleTests {
    /// Own transfers of any amounts at any rates, half of them quoted by what arrives; at the end all of it
    /// goes back to where it was. What the accounts are worth never rises on the way, and no more comes back
    /// than there was.
    @Test("whatever the amounts, the rates, and the side that is fixed")
    func cycles() throws {
        var completed = 0
        for seed in Seeds(4_000) {
            var random = SeededRandom(seed: seed)
            let terms = Terms.any(using: &random)
            let home = random.pick(Currency.allCases)
            let began = random.magnitude(upTo: Amount.minorUnitsMax)
            var client = Client(terms: terms, home: home, holding: began)
            var wealth = client.wealth
            for _ in 0..<Int.random(in: 2...12, using: &random) {
                if try client.moveSomething(using: &random) { completed += 1 }
                try #require(client.wealth <= wealth, "seed \(seed)")
                wealth = client.wealth
            }
            try client.bringAllHome()
            try #require(client.balances[home, default: 0] <= began, "seed \(seed)")
            try #require(client.balances.values.allSatisfy { $0 >= 0 }, "seed \(seed)")
        }
        #expect(completed > 4_000, "the cycles move money, not only refusals")
    }

    @Test("at the books' own rates, for every small amount and every way around")
    func smallAmounts() {
        let rates = RateTable.standard
        for amount in Int64(1)...3_000 {
            for first in Currency.allCases {
                for second in Currency.allCases where second != first {
                    for third in Currency.allCases where third != second {
                        let path = [first, second, third, first]
                        let ended = zip(path, path.dropFirst()).reduce(amount) { sum, step in
                            step.0 == step.1
                                ? sum : rates.conversion(from: step.0, to: step.1).credited(for: sum) ?? 0
                        }
                        if ended > amount { Issue.record("\(amount) \(path) \(ended)") }
                    }
                }
            }
        }
    }

    /// One client's three accounts.
    private struct Client {
        private var model: BooksModel
        private let home: Currency
        private var number: UInt64 = 0

        init(terms: Terms, home: Currency, holding balance: Int64) {
            self.home = home
            var heads = [AccountID: AccountHead].accounts(of: 7, holding: 0)
            heads[AccountID(owner: user(7), currency: home)] = AccountHead(
                currency: home, balance: balance, seq: 1)
            model = BooksModel(terms: terms, heads: heads)
        }

        var balances: [Currency: Int64] {
            Dictionary(
                uniqueKeysWithValues: Currency.allCases.map {
                    ($0, model.balance(AccountID(owner: user(7), currency: $0)))
                })
        }

        var wealth: Wealth { Wealth(balances, at: model.books.terms.rates) }

        /// Whether a transfer was made; many are refused, for the rates are wild.
        mutating func moveSomething(using random: inout SeededRandom) throws -> Bool {
            let filled = Currency.allCases.filter { balances[$0, default: 0] > 0 }
            let from = random.pick(filled)
            let to = random.pick(Currency.allCases.filter { $0 != from })
            let held = balances[from, default: 0]
            let amount = random.chance(oneIn: 3) ? held : random.magnitude(upTo: held)
            return try move(amount, from, to, isQuoted: Bool.random(using: &random))
        }

        mutating func bringAllHome() throws {
            for currency in Currency.allCases where currency != home {
                _ = try move(balances[currency, default: 0], currency, home, isQuoted: false)
            }
        }

        /// A quoted one fixes what would arrive for about that amount.
        private mutating func move(_ amount: Int64, _ from: Currency, _ to: Currency, isQuoted: Bool) throws
            -> Bool
        {
            number += 1
            var (quote, paid): (Quote?, Int64) = (nil, amount)
            let conversion = model.books.terms.rates.conversion(from: from, to: to)
            if isQuoted, let credit = conversion.credited(for: amount), credit > 0,
                let offered = try? Quote.sample(
                    number, 700 + from.accountNumber, 700 + to.accountNumber, crediting: credit,
                    at: model.books.terms)
            {
                model.offer(offered)
                (quote, paid) = (offered, offered.price.amount)
            }
            guard paid > 0 else { return false }
            return model.post(
                try .sample(
                    700 + from.accountNumber, 700 + to.accountNumber, paid, key: "k\(number)",
                    quote: quote?.id)
            ).isCompleted
        }
    }
}
