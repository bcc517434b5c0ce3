import Ledger
import LedgerStore
import PostgreSQL
import TestBank
import TestSupport
import Testing

@testable import LedgerStore

@Suite("A quote in the books")
struct QuoteTests {
    @Test("prices the amount or what arrives, and is kept as it was told")
    func bothSides() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            let sent = try await bank.quote(ann, .usd, bob, .cny, .amount(Amount(decimalText: "10.00")))
            #expect(sent.price.amount == 10_00 && sent.price.fee == 10 && sent.price.credited == 69_40)
            #expect(sent.fromCurrency == .usd && sent.toCurrency == .cny && sent.user == ann)
            #expect(sent.expiresAt == sent.createdAt.adding(seconds: 120))
            let arriving = try await bank.quote(ann, .usd, bob, .cny, .credit(Amount(decimalText: "7.00")))
            #expect(
                arriving.price.amount == 1_01 && arriving.price.credited == 7_00
                    && arriving.price.pricing.fixedSide == .credit)
            for quote in [sent, arriving] {
                let kept = try await bank.pool.query(ReadQuotes.named(.bigints([1]), .uuids([quote.id.bits])))
                #expect(kept.map(\.quote) == [quote] && kept.map(\.isUsed) == [false])
            }
        }
    }

    @Test("is used by the transfer that names it, which brings exactly what was told")
    func used() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            let quote = try await bank.quote(ann, .usd, bob, .cny, .credit(Amount(decimalText: "7.00")))
            let paid = try #require(
                try await bank.post(try request(ann, .usd, bob, .cny, "1.01", key: "a", quote: quote.id))
                    .transfer)
            #expect(paid.refusal == nil && paid.to.amount == 7_00 && paid.fee == 2 && paid.quote == quote.id)
            let again = try await bank.post(
                try request(ann, .usd, bob, .cny, "1.01", key: "b", quote: quote.id))
            #expect(again.transfer?.refusal == .quoteUsed)
            #expect(try await bank.balances(of: bob) == [100_00, 7_00, 0])
            let kept = try await bank.pool.query(ReadQuotes.named(.bigints([1]), .uuids([quote.id.bits])))
            #expect(kept.map(\.isUsed) == [true])
        }
    }

    @Test("serves one of forty that come at once, on two instances")
    func race() async throws {
        try await withBanks(2) { banks in
            let ann = try await banks[0].openClient(1)
            let quote = try await banks[0].quote(ann, .usd, ann, .eur, .amount(Amount(decimalText: "1.00")))
            let outcomes = try await inParallel(40) { number in
                try await banks[number % 2].post(
                    try request(ann, .usd, ann, .eur, "1.00", key: "k\(number)", quote: quote.id))
            }
            #expect(outcomes.filter { $0.transfer?.refusal == nil }.count == 1)
            #expect(outcomes.filter { $0.transfer?.refusal == .quoteUsed }.count == 39)
            #expect(try await banks[0].balances(of: ann) == [99_00, 0, 90])
        }
    }

    @Test("of another client is unknown, and one for other parameters names the first that differs")
    func foreign() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            let quote = try await bank.quote(ann, .usd, bob, .usd, .amount(Amount(decimalText: "1.00")))
            #expect(
                try await bank.post(try request(bob, .usd, ann, .usd, "1.00", key: "a", quote: quote.id))
                    == .quoteUnknown)
            #expect(
                try await bank.post(try request(ann, .usd, bob, .usd, "1.01", key: "a", quote: quote.id))
                    == .quoteMismatch(field: "amount"))
            #expect(try await bank.history(of: ann).count == 1)
        }
    }

    @Test("is refused for what could not be transferred at any balance, and nothing is kept")
    func refusals() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            let nobody = try #require(UserID(9))
            let one = try MakeQuote.Fixed.amount(Amount(decimalText: "0.06"))
            let largest = try MakeQuote.Fixed.amount(Amount(decimalText: "90000000000000"))
            let cases: [(Refusal, UserID, Currency, UserID, Currency, MakeQuote.Fixed)] = [
                (.sameAccount, ann, .usd, ann, .usd, one), (.accountUnknown, ann, .usd, nobody, .usd, one),
                (.amountTooSmall, ann, .cny, bob, .usd, one),
                (.amountTooLarge, ann, .usd, bob, .cny, largest),
            ]
            for (refusal, from, source, to, destination, fixed) in cases {
                await #expect(throws: refusal) { try await bank.quote(from, source, to, destination, fixed) }
            }
            let theirs = AccountID(owner: bob, currency: .usd)
            await #expect(throws: Refusal.accountUnknown) {
                try await MakeQuote.run(
                    user: ann, from: theirs, to: AccountID(owner: ann, currency: .usd), fixed: one,
                    stamps: bank.stamps, in: bank.pool)
            }
            await #expect(throws: Refusal.accountUnknown, "the house's accounts are not the clients'") {
                try await MakeQuote.run(
                    user: ann, from: AccountID(owner: ann, currency: .usd), to: HouseAccount(.fee, .usd).id,
                    fixed: one,
                    stamps: bank.stamps, in: bank.pool)
            }
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                try await superuser.expect("SELECT count(*) FROM ledger.quote", is: 0)
            }
        }
    }

    @Test("does not look at the balance")
    func poor() async throws {
        try await withBank { bank in
            let ann = try await bank.openClient(1)
            let quote = try await bank.quote(ann, .usd, ann, .eur, .amount(Amount(decimalText: "5000.00")))
            let outcome = try await bank.post(
                try request(ann, .usd, ann, .eur, "5000.00", key: "k", quote: quote.id))
            #expect(outcome.transfer?.refusal == .insufficientFunds)
        }
    }
}

extension Bank {
    func quote(
        _ from: UserID, _ source: Currency, _ to: UserID, _ destination: Currency, _ fixed: MakeQuote.Fixed
    ) async throws -> Quote {
        try await MakeQuote.run(
            user: from, from: AccountID(owner: from, currency: source),
            to: AccountID(owner: to, currency: destination),
            fixed: fixed, stamps: stamps, in: pool)
    }
}
