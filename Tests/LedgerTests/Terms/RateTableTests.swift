import Ledger
import Testing

@Suite("A table of rates")
struct RateTableTests {
    @Test("holds every currency, each with a positive rate within the bounds")
    func complete() {
        let whole: [Currency: Int64] = [.usd: 100_000_000, .cny: 1, .eur: RateTable.rateMax]
        #expect(RateTable(version: 1, effectiveFrom: .sample, perUSD: whole) != nil)
        for currency in Currency.allCases {
            for rate in [nil, 0, -1, .min, RateTable.rateMax + 1, .max] as [Int64?] {
                var spoilt = whole
                spoilt[currency] = rate
                #expect(
                    RateTable(version: 1, effectiveFrom: .sample, perUSD: spoilt) == nil,
                    "\(currency) \(rate ?? 0)")
            }
        }
    }

    @Test("gives the terms of a conversion either way")
    func conversion() {
        #expect(
            RateTable.standard.conversion(from: .usd, to: .eur)
                == Conversion(rateFrom: 100_000_000, rateTo: 90_000_000))
        #expect(
            RateTable.standard.conversion(from: .eur, to: .cny)
                == Conversion(rateFrom: 90_000_000, rateTo: 694_000_000))
    }

    @Test(
        "has rates that are read from the text that people see",
        arguments: [
            ("6.94", 694_000_000), ("1.0", 100_000_000), ("0.9", 90_000_000), ("0.00000001", 1),
            ("1000000.0", RateTable.rateMax),
        ] as [(String, Int64)])
    func reads(text: String, scaled: Int64) {
        #expect(RateTable.scaled(decimalText: text) == scaled)
        #expect(Conversion(rateFrom: RateTable.scale, rateTo: scaled).decimalText == text)
    }

    @Test(
        "has no rate from any other text",
        arguments: [
            "", "6", "6.", ".94", "0.0", "-6.94", "+6.94", "6.+4", "6,94", "6.940000001", "1000000.00000001",
            "9999999.0",
            "10000000.0", "6.9.4", " 6.94", "6.94 ", "٦.٩٤", "1e2.0",
        ])
    func refuses(text: String) {
        #expect(RateTable.scaled(decimalText: text) == nil)
    }
}
