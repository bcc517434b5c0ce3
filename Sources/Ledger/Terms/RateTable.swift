/// One version of the exchange rates: for each currency, how many of its units one US dollar buys.
///
/// Rates are exact integers, scaled by 10⁸. A transfer names the version that it used.
package struct RateTable: Hashable, Sendable {
    /// What 1.0 is in the books.
    package static let scale: Int64 = 100_000_000

    /// The largest rate: a million units for a dollar. Products with any amount stay inside 128 bits.
    package static let rateMax: Int64 = 1_000_000 * scale

    package let version: Int64
    package let effectiveFrom: Timestamp
    private let perUSD: [Currency: Int64]

    /// `nil` unless every currency has a positive rate within bounds.
    package init?(version: Int64, effectiveFrom: Timestamp, perUSD: [Currency: Int64]) {
        let isComplete = Currency.allCases.allSatisfy { currency in
            perUSD[currency].map { (1...Self.rateMax).contains($0) } ?? false
        }
        guard isComplete else { return nil }
        self.version = version
        self.effectiveFrom = effectiveFrom
        self.perUSD = perUSD
    }

    /// Units of the currency for one US dollar, scaled by `scale`.
    package func perUSD(_ currency: Currency) -> Int64 {
        guard let rate = perUSD[currency] else { preconditionFailure("a rate table holds every currency") }
        return rate
    }

    /// The terms of a conversion from one currency to another at these rates.
    package func conversion(from: Currency, to: Currency) -> Conversion {
        Conversion(rateFrom: perUSD(from), rateTo: perUSD(to))
    }

    /// Reads a rate as `Conversion.decimalText` writes it: `6.94` is 694000000. `nil` for anything else, and
    /// for zero.
    package static func scaled(decimalText text: String) -> Int64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...7).contains(parts[0].utf8.count), (1...8).contains(parts[1].utf8.count),
            parts.allSatisfy({ $0.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) }),
            let scaled = Int64(parts[0] + parts[1] + String(repeating: "0", count: 8 - parts[1].utf8.count)),
            (1...rateMax).contains(scaled)
        else { return nil }
        return scaled
    }
}
