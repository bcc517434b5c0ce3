/// A positive sum as a client names it, in minor units (cents), before its currency is known: `0 < amount ≤
/// 9·10¹⁵`.
///
/// The bound keeps every amount exact even in a JavaScript double.
package struct Amount: Hashable, Comparable, Sendable {
    package let minorUnits: Int64

    package static let minorUnitsMax: Int64 = 9_000_000_000_000_000

    /// One minor unit.
    package static let smallest = Amount(unchecked: 1)

    /// The form of an amount on every wire; bounds come after it.
    package static let pattern = #"^\d{1,14}(\.\d{1,2})?$"#

    /// `nil` outside the bounds.
    package init?(minorUnits: Int64) {
        guard (1...Self.minorUnitsMax).contains(minorUnits) else { return nil }
        self.minorUnits = minorUnits
    }

    private init(unchecked minorUnits: Int64) { self.minorUnits = minorUnits }

    package static func < (left: Amount, right: Amount) -> Bool { left.minorUnits < right.minorUnits }

    /// `12.34`
    package var decimalText: String { Money.decimalText(minorUnits: minorUnits) }
}
