import Ledger
import TestRandom
import Testing

@Suite("A price")
struct TermsPriceTests {
    private let terms = Terms.standard

    @Test("of a stated amount rounds what arrives down and puts the commission on top")
    func sending() throws {
        let price = try terms.price(
            sending: Amount(decimalText: "0.99"), from: .usd, to: .cny, kind: .external)
        #expect(price.amount == 99 && price.fee == 1 && price.total == 100 && price.credited == 687)
        #expect(price.pricing.fixedSide == .amount && price.pricing.feeBasisPoints == 100)
        #expect(price.pricing.rateVersion == 1 && price.pricing.feeVersion == 1)
    }

    @Test("of a stated credit rounds what is paid up, and the commission is on that")
    func crediting() throws {
        let price = try terms.price(
            crediting: Amount(decimalText: "7.00"), from: .usd, to: .cny, kind: .external)
        #expect(
            price.credited == 700 && price.amount == 101 && price.fee == 2
                && price.pricing.fixedSide == .credit)
    }

    @Test("within one currency is the amount itself, whichever side is stated", arguments: Currency.allCases)
    func sameCurrency(currency: Currency) throws {
        let sum = try Amount(decimalText: "12.34")
        for price in [
            try terms.price(sending: sum, from: currency, to: currency, kind: .external),
            try terms.price(crediting: sum, from: currency, to: currency, kind: .external),
        ] {
            #expect(price.amount == 1234 && price.credited == 1234 && price.fee == 13)
        }
    }

    @Test("has no commission for own transfers and deposits", arguments: [TransferKind.own, .deposit])
    func free(kind: TransferKind) throws {
        let price = try terms.price(sending: Amount(decimalText: "10"), from: .usd, to: .eur, kind: kind)
        #expect(price.fee == 0 && price.pricing.feeBasisPoints == 0 && price.total == price.amount)
    }

    @Test("refuses what brings nothing, and says from which amount on it would")
    func tooSmall() throws {
        for (from, to) in Self.pairs {
            let least = terms.amountMin(from: from, to: to)
            let price = try terms.price(sending: least, from: from, to: to, kind: .own)
            #expect(price.credited >= 1)
            guard let less = Amount(minorUnits: least.minorUnits - 1) else { continue }
            #expect(throws: Refusal.amountTooSmall) {
                try terms.price(sending: less, from: from, to: to, kind: .own)
            }
        }
        #expect(terms.amountMin(from: .cny, to: .usd).minorUnits == 7)
        #expect(terms.amountMin(from: .usd, to: .usd) == .smallest)
    }

    @Test("refuses what would be more than the largest amount on either side")
    func tooLarge() throws {
        let largest = try #require(Amount(minorUnits: Amount.minorUnitsMax))
        #expect(throws: Refusal.amountTooLarge) {
            try terms.price(sending: largest, from: .usd, to: .cny, kind: .own)
        }
        #expect(throws: Refusal.amountTooLarge) {
            try terms.price(crediting: largest, from: .cny, to: .usd, kind: .own)
        }
        #expect(
            try terms.price(sending: largest, from: .cny, to: .usd, kind: .own).amount == largest.minorUnits)
        #expect(
            try terms.price(sending: largest, from: .usd, to: .usd, kind: .external).total
                == 9_090_000_000_000_000)
    }

    @Test("of the credit that a price states is never more than that price")
    func bothSidesAgree() throws {
        for seed in Seeds(20_000) {
            var random = SeededRandom(seed: seed)
            let terms = Terms.any(using: &random)
            let (from, to) = random.pick(Self.pairs)
            let sum = try #require(Amount(minorUnits: random.magnitude(upTo: Amount.minorUnitsMax)))
            do {
                let price = try terms.price(sending: sum, from: from, to: to, kind: .external)
                let credit = Amount(minorUnits: price.credited) ?? .smallest
                let back = try terms.price(crediting: credit, from: from, to: to, kind: .external)
                try #require(
                    back.amount <= price.amount && back.credited == price.credited && back.fee <= price.fee,
                    "seed \(seed)")
            } catch let refusal as Refusal {
                try #require(refusal == .amountTooSmall || refusal == .amountTooLarge, "seed \(seed)")
            }
        }
    }

    private static let pairs = Currency.allCases.flatMap { from in
        Currency.allCases.filter { $0 != from }.map { (from, $0) }
    }
}
