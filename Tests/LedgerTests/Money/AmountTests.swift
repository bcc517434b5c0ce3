import Ledger
import TestRandom
import Testing

@Suite("An amount")
struct AmountTests {
    @Test(
        "is read from a decimal text",
        arguments: [
            ("0.01", 1), ("0.1", 10), ("0.10", 10), ("1", 100), ("1.5", 150), ("12.34", 12_34),
            ("100", 100_00),
            ("007", 7_00), ("00000000000000.01", 1), ("90000000000000", 9_000_000_000_000_000),
            ("90000000000000.00", 9_000_000_000_000_000), ("89999999999999.99", 8_999_999_999_999_999),
        ] as [(String, Int64)])
    func reads(text: String, minorUnits: Int64) throws {
        #expect(try Amount(decimalText: text).minorUnits == minorUnits)
    }

    @Test(
        "says what is wrong with anything else",
        arguments: [
            ("", .empty),
            (" 1", .blank), ("1 ", .blank), ("1 000", .blank), ("\t1", .blank), ("1\n", .blank),
            ("1\r\n", .blank),
            ("-1", .sign), ("+1", .sign), ("-0", .sign), ("1-", .sign),
            ("1e3", .exponent), ("1E3", .exponent), ("1.5e-2", .exponent),
            ("1,50", .comma), ("1,000.00", .comma),
            ("1.234", .tooManyDecimals), ("0.001", .tooManyDecimals),
            ("0.000000000000000000001", .tooManyDecimals),
            ("100000000000000", .tooManyDigits), ("000000000000001", .tooManyDigits),
            ("99999999999999999999999999999999", .tooManyDigits),
            (".", .notDecimal), (".5", .notDecimal), ("5.", .notDecimal), ("1.2.3", .notDecimal),
            ("..", .notDecimal),
            ("0x10", .notDecimal), ("NaN", .notDecimal), ("Infinity", .notDecimal), ("１２", .notDecimal),
            ("١٢", .notDecimal), ("1\u{0}", .notDecimal), ("1\u{A0}000", .notDecimal), ("$1", .notDecimal),
            ("1\u{301}", .notDecimal), ("−1", .notDecimal), ("1_000", .notDecimal), ("½", .notDecimal),
            ("0", .zero), ("0.0", .zero), ("0.00", .zero), ("00000000000000.00", .zero),
            ("90000000000000.01", .tooLarge), ("99999999999999.99", .tooLarge),
        ] as [(String, AmountFault)])
    func refuses(text: String, fault: AmountFault) {
        #expect(throws: fault) { try Amount(decimalText: text) }
    }

    @Test("has a fault for every way to be wrong, each with a code and a sentence of its own")
    func faults() {
        #expect(Set(AmountFault.allCases.map(\.detail)).count == AmountFault.allCases.count)
        #expect(AmountFault.allCases.allSatisfy { $0.rawValue.hasPrefix("amount_") })
    }

    @Test("lies between one minor unit and 9·10¹⁵ of them")
    func bounds() {
        #expect(Amount(minorUnits: 0) == nil)
        #expect(Amount(minorUnits: -1) == nil)
        #expect(Amount(minorUnits: .min) == nil)
        #expect(Amount(minorUnits: 1) == .smallest)
        #expect(Amount(minorUnits: 9_000_000_000_000_000) != nil)
        #expect(Amount(minorUnits: 9_000_000_000_000_001) == nil)
        #expect(Amount(minorUnits: .max) == nil)
    }

    @Test("is exact in a JavaScript number")
    func exactInDoubles() {
        #expect(Amount.minorUnitsMax < 1 << 53)
    }

    @Test("is read back from what it writes, and follows the stated pattern")
    func roundTrip() throws {
        let pattern = try Regex(Amount.pattern)
        for seed in Seeds(20_000) {
            var random = SeededRandom(seed: seed)
            let amount = try #require(Amount(minorUnits: random.magnitude(upTo: Amount.minorUnitsMax)))
            try #require(try Amount(decimalText: amount.decimalText) == amount, "seed \(seed)")
            try #require(amount.decimalText.wholeMatch(of: pattern) != nil, "seed \(seed)")
        }
    }

    @Test("never reads a text that the pattern does not match, nor refuses one for its form that it does")
    func followsPattern() throws {
        let pattern = try Regex(#"[0-9]{1,14}(\.[0-9]{1,2})?"#)
        let characters = Array("0123456789....00 -+eE,x٣\n")
        for seed in Seeds(20_000) {
            var random = SeededRandom(seed: seed)
            let text = String(
                (0..<Int.random(in: 0...17, using: &random)).map { _ in random.pick(characters) })
            let isOfForm = text.wholeMatch(of: pattern) != nil
            let fault = Self.fault(of: text)
            let isTakenForItsForm = fault == nil || fault == .zero || fault == .tooLarge
            try #require(isOfForm == isTakenForItsForm, "seed \(seed)")
        }
    }

    @Test("compares by its sum")
    func order() throws {
        let (smaller, larger) = (try Amount(decimalText: "9.99"), try Amount(decimalText: "10"))
        #expect(smaller < larger)
    }

    private static func fault(of text: String) -> AmountFault? {
        do throws(AmountFault) {
            _ = try Amount(decimalText: text)
            return nil
        } catch {
            return error
        }
    }
}
