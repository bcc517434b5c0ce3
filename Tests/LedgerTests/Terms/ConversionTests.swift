import Ledger
import TestRandom
import Testing

@Suite("A conversion")
struct ConversionTests {
    private let usdToCNY = Conversion(rateFrom: 100_000_000, rateTo: 694_000_000)
    private let cnyToUSD = Conversion(rateFrom: 694_000_000, rateTo: 100_000_000)

    @Test(
        "rounds what arrives down",
        arguments: [(1, 6), (10, 69), (100, 694), (99, 687), (10_00, 69_40)] as [(Int64, Int64)])
    func down(amount: Int64, credited: Int64) {
        #expect(usdToCNY.credited(for: amount) == credited)
    }

    @Test(
        "rounds what is paid up",
        arguments: [(1, 1), (6, 1), (7, 2), (69, 10), (70, 11), (694, 100)] as [(Int64, Int64)])
    func up(credited: Int64, amount: Int64) {
        #expect(usdToCNY.amount(crediting: credited) == amount)
    }

    @Test("makes no money of 0.01 USD through CNY, as rounding half up would")
    func noMint() {
        #expect(usdToCNY.credited(for: 1) == 6)
        #expect(cnyToUSD.credited(for: 6) == 0 && cnyToUSD.credited(for: 4) == 0)
        #expect(cnyToUSD.amountMin == 7 && cnyToUSD.credited(for: 7) == 1)
    }

    @Test("is told to people as units for one unit, cut to eight decimals")
    func text() {
        #expect(usdToCNY.decimalText == "6.94")
        #expect(Conversion(rateFrom: 90_000_000, rateTo: 694_000_000).decimalText == "7.71111111")
        #expect(cnyToUSD.decimalText == "0.14409221")
        #expect(Conversion(rateFrom: 5, rateTo: 5).decimalText == "1.0")
        #expect(Conversion(rateFrom: RateTable.rateMax, rateTo: 1).decimalText == "0.0")
        #expect(Conversion(rateFrom: 1, rateTo: RateTable.rateMax).decimalText == "100000000000000.0")
        #expect(Conversion(rateFrom: 100_000_000, rateTo: 1).decimalText == "0.00000001")
    }

    @Test("is exact at the ends of 128 bits, and refuses what passes the largest amount")
    func edges() {
        let rise = Conversion(rateFrom: 1, rateTo: RateTable.rateMax)
        #expect(rise.credited(for: 90) == 9_000_000_000_000_000)
        #expect(rise.credited(for: 91) == nil)
        #expect(rise.credited(for: Amount.minorUnitsMax) == nil)
        #expect(rise.amount(crediting: Amount.minorUnitsMax) == 90)
        let fall = Conversion(rateFrom: RateTable.rateMax, rateTo: 1)
        #expect(fall.credited(for: Amount.minorUnitsMax) == 90)
        #expect(fall.credited(for: 99_999_999_999_999) == 0)
        #expect(fall.amount(crediting: 90) == Amount.minorUnitsMax)
        #expect(fall.amount(crediting: 91) == nil)
        #expect(fall.amountMin == RateTable.rateMax)
        // Beyond what the books hold, for whoever calls it so.
        let widest = Conversion(rateFrom: .max, rateTo: .max)
        #expect(
            widest.credited(for: .max) == nil
                && widest.credited(for: Amount.minorUnitsMax) == Amount.minorUnitsMax)
        #expect(widest.amount(crediting: .max) == nil)
    }

    @Test("credits the whole number just below the exact result, and pays the one just above")
    func exactness() throws {
        for seed in Seeds(20_000) {
            var random = SeededRandom(seed: seed)
            let conversion = Self.any(using: &random)
            let (from, to) = (UInt128(conversion.rateFrom), UInt128(conversion.rateTo))
            let sum = random.magnitude(upTo: Amount.minorUnitsMax)
            if let credited = conversion.credited(for: sum).map({ UInt128($0) }) {
                try #require(
                    credited * from <= UInt128(sum) * to && (credited + 1) * from > UInt128(sum) * to,
                    "seed \(seed)")
            } else {
                try #require(UInt128(sum) * to > UInt128(Amount.minorUnitsMax) * from, "seed \(seed)")
            }
            if let amount = conversion.amount(crediting: sum).map({ UInt128($0) }) {
                try #require(
                    amount * to >= UInt128(sum) * from && (amount - 1) * to < UInt128(sum) * from,
                    "seed \(seed)")
            } else {
                try #require(UInt128(sum) * from > UInt128(Amount.minorUnitsMax) * to, "seed \(seed)")
            }
        }
    }

    @Test("asks for the smallest amount that brings the sum, and never for one that brings less")
    func smallest() throws {
        for seed in Seeds(20_000) {
            var random = SeededRandom(seed: seed)
            let conversion = Self.any(using: &random)
            let wanted = random.magnitude(upTo: 1_000_000_000_000)
            guard let amount = conversion.amount(crediting: wanted), amount > 0 else { continue }
            if let brought = conversion.credited(for: amount) {
                try #require(brought >= wanted, "seed \(seed)")
            }
            if let brought = conversion.credited(for: amount - 1) {
                try #require(brought < wanted, "seed \(seed)")
            }
        }
    }

    private static func any(using random: inout SeededRandom) -> Conversion {
        Conversion(
            rateFrom: random.magnitude(upTo: RateTable.rateMax),
            rateTo: random.magnitude(upTo: RateTable.rateMax))
    }
}
