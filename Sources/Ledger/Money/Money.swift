/// A sum in a currency, in its minor units (cents). May be zero or negative: balances, legs and differences.
package struct Money: Hashable, Sendable {
    package let minorUnits: Int64
    package let currency: Currency

    package init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// `12.34`, `-0.05`: the form on every wire, the currency stands beside it.
    package var decimalText: String { Self.decimalText(minorUnits: minorUnits) }

    static func decimalText(minorUnits: Int64) -> String {
        let magnitude = minorUnits.magnitude
        var writer = DigitWriter()
        if minorUnits < 0 { writer.write("-") }
        writer.write(Int64(magnitude / 100), width: 1)
        writer.write(".")
        writer.write(Int64(magnitude % 100), width: 2)
        return writer.text
    }
}
