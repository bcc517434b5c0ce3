import Ledger
import LedgerStore
import PostgreSQL
import TestBank
import TestSupport
import Testing

@testable import LedgerStore

@Suite("The purge of quotes")
struct PurgeQuotesTests {
    private static let week: Int64 = 7 * 24 * 3600
    private static let month: Int64 = 30 * 24 * 3600

    @Test("deletes what expired unused more than a week ago, and nothing else")
    func purges() async throws {
        try await withBank { bank in
            let ann = try await bank.openClient(1)
            let one = MakeQuote.Fixed.amount(try Amount(decimalText: "1.00"))
            let used = try await bank.quote(ann, .usd, ann, .eur, one)
            _ = try await bank.post(try request(ann, .usd, ann, .eur, "1.00", key: "a", quote: used.id))
            let unused = try await bank.quote(ann, .usd, ann, .eur, one)
            let refused = try await bank.quote(ann, .usd, ann, .eur, .amount(try Amount(decimalText: "5000")))
            _ = try await bank.post(try request(ann, .usd, ann, .eur, "5000", key: "b", quote: refused.id))
            try await Self.age(bank)
            let end = refused.expiresAt.adding(seconds: Self.week - Self.month)
            // A second before the first one has been over for a week.
            let early = used.expiresAt.adding(seconds: Self.week - Self.month - 1)
            #expect(try await PurgeQuotes(pool: bank.pool, now: { early }).run() == 0)
            try await Self.expectKept(bank, [used.id, unused.id, refused.id])
            #expect(try await PurgeQuotes(pool: bank.pool, now: { end }).run() == 2)
            try await Self.expectKept(bank, [used.id])
            #expect(try await PurgeQuotes(pool: bank.pool, now: { end }).run() == 0)
            // A retry is answered from the books, not from the quote.
            let again = try await bank.post(
                try request(ann, .usd, ann, .eur, "5000", key: "b", quote: refused.id))
            #expect(again.isReplayed && again.transfer?.refusal == .insufficientFunds)
            #expect(
                try await bank.post(try request(ann, .usd, ann, .eur, "1.00", key: "c", quote: unused.id))
                    == .quoteUnknown)
        }
    }

    @Test("goes on batch by batch, on two instances at once, and looks at no quote twice")
    func batches() async throws {
        try await withBanks(2) { banks in
            let ann = try await banks[0].openClient(1)
            let one = MakeQuote.Fixed.amount(try Amount(decimalText: "1.00"))
            var quotes: [Quote] = []
            for _ in 0..<12 { quotes.append(try await banks[0].quote(ann, .usd, ann, .eur, one)) }
            let used = [quotes[0], quotes[5], quotes[11]]
            for (number, quote) in used.enumerated() {
                let wish = try request(ann, .usd, ann, .eur, "1.00", key: "k\(number)", quote: quote.id)
                _ = try await banks[0].post(wish)
            }
            try await Self.age(banks[0])
            let end = quotes[11].expiresAt.adding(seconds: Self.week - Self.month)
            let deleted = try await inParallel(2) { number in
                try await PurgeQuotes(pool: banks[number].pool, now: { end }, rowsAtOnce: 2).run()
            }
            #expect(deleted.reduce(0, +) == 9)
            try await Self.expectKept(banks[0], used.map(\.id))
            let left = try await banks[0].pool.query(
                PurgeQuotes.purge(.timestamp(end.adding(seconds: 1)), .bigint(1000)))
            #expect(left.map(\.examined) == [0])
        }
    }

    @Test("could not take one that is used or still valid if it tried: the database refuses")
    func refused() async throws {
        try await withBank { bank in
            let ann = try await bank.openClient(1)
            let quote = try await bank.quote(
                ann, .usd, ann, .eur, .amount(try Amount(decimalText: "1.00")))
            try await Overseer.run(as: bank.database.url) { app in
                try await app.expectRefusal(
                    of: "DELETE FROM ledger.quote", by: "quote_is_over", "still valid")
            }
            _ = try await bank.post(try request(ann, .usd, ann, .eur, "1.00", key: "a", quote: quote.id))
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                try await superuser.execute(
                    "UPDATE ledger.quote SET created_at = '2020-01-01', expires_at = '2020-01-02'")
                try await superuser.expectRefusal(of: "DELETE FROM ledger.quote", by: "quote_is_over", "used")
                try await superuser.expect("SELECT count(*) FROM ledger.quote", is: 1)
            }
        }
    }

    /// Makes every quote a month older: by the database's own clock a quote has to be over, too.
    private static func age(_ bank: Bank) async throws {
        try await Overseer.run(as: bank.database.superuserURL) { superuser in
            try await superuser.execute(
                """
                UPDATE ledger.quote SET created_at = created_at - interval '720 hours',
                    expires_at = expires_at - interval '720 hours'
                """)
        }
    }

    private static func expectKept(_ bank: Bank, _ quotes: [QuoteID]) async throws {
        let kept = try await Overseer.run(as: bank.database.superuserURL) { superuser in
            try await superuser.texts("SELECT quote_id::text FROM ledger.quote")
        }
        #expect(Set(kept) == Set(quotes.map { "\($0)" }))
    }
}
