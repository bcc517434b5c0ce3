import Ledger
import TestRandom
import Testing

@Suite("Money")
struct MoneyTests {
    @Test(
        "is written with two decimals, below zero too, up to the ends of 64 bits",
        arguments: [
            (0, "0.00"), (1, "0.01"), (9, "0.09"), (10, "0.10"), (99, "0.99"), (100, "1.00"),
            (12_34, "12.34"),
            (-1, "-0.01"), (-5, "-0.05"), (-100, "-1.00"), (-12_34, "-12.34"),
            (.max, "92233720368547758.07"), (.min, "-92233720368547758.08"),
        ] as [(Int64, String)])
    func text(minorUnits: Int64, text: String) {
        #expect(Money(minorUnits: minorUnits, currency: .usd).decimalText == text)
    }

    @Test("is read back from what it writes")
    func roundTrip() throws {
        for seed in Seeds(10_000) {
            var random = SeededRandom(seed: seed)
            let sum = random.magnitude(upTo: .max) * (Bool.random(using: &random) ? 1 : -1)
            let money = Money(minorUnits: sum, currency: .eur)
            try #require(Money(decimalText: money.decimalText, currency: .eur) == money, "seed \(seed)")
        }
    }

    @Test(
        "is not read from anything else",
        arguments: [
            "", "-", "1", "1.", ".50", "1.5", "1.505", "+1.00", "--1.00", "1-.00", "1.-0", "1,00", " 1.00",
            "1.00 ",
            "1e5.00", "１.00", "1.00.00", "92233720368547758.08", "99999999999999999.99",
            "100000000000000000.00",
        ])
    func refuses(text: String) {
        #expect(Money(decimalText: text, currency: .usd) == nil)
    }

    @Test("of one currency is not that of another")
    func currencies() {
        #expect(Money(minorUnits: 1, currency: .usd) != Money(minorUnits: 1, currency: .eur))
    }
}
