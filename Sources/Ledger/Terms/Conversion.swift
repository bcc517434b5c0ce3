/// The exact exchange of one currency for another: `credited = floor(amount × rateTo / rateFrom)`.
///
/// Always rounded down for the one who receives, up for the one who pays. With half-up rounding a client
/// could make money out of nothing: 0.01 USD → 0.07 CNY, 0.04 CNY → 0.01 USD.
package struct Conversion: Hashable, Sendable {
    package let rateFrom: Int64
    package let rateTo: Int64

    package init(rateFrom: Int64, rateTo: Int64) {
        precondition(rateFrom > 0 && rateTo > 0, "a rate is positive")
        self.rateFrom = rateFrom
        self.rateTo = rateTo
    }

    /// What arrives for an amount, in minor units; may be 0. `nil` past the largest amount.
    package func credited(for amount: Int64) -> Int64? {
        Self.bounded(UInt128(amount.magnitude) * UInt128(rateTo) / UInt128(rateFrom))
    }

    /// The smallest amount for which at least `credited` minor units arrive. `nil` past the largest amount.
    package func amount(crediting credited: Int64) -> Int64? {
        let numerator = UInt128(credited.magnitude) * UInt128(rateFrom)
        return Self.bounded((numerator + UInt128(rateTo) - 1) / UInt128(rateTo))
    }

    /// The smallest amount that still buys one minor unit.
    package var amountMin: Int64 { amount(crediting: 1) ?? Amount.minorUnitsMax }

    private static func bounded(_ value: UInt128) -> Int64? {
        value <= UInt128(Amount.minorUnitsMax) ? Int64(value) : nil
    }

    /// Units received for one unit paid, cut to eight decimals: `6.94`, `7.71111111`. For people; the books
    /// keep both rates.
    package var decimalText: String {
        let scaled = UInt128(rateTo) * UInt128(RateTable.scale) / UInt128(rateFrom)
        let whole = scaled / UInt128(RateTable.scale)
        var (decimals, width) = (Int64(scaled % UInt128(RateTable.scale)), 8)
        while width > 1, decimals % 10 == 0 {
            decimals /= 10
            width -= 1
        }
        var text = DigitWriter()
        text.write(Int64(whole), width: 1)
        text.write(".")
        text.write(decimals, width: width)
        return text.text
    }
}
