/// One version of the commission on transfers to other clients, in basis points (100 are one per cent).
package struct FeePolicy: Hashable, Sendable {
    package static let basisPointsMax: Int64 = 1000

    package let version: Int64
    package let basisPoints: Int64

    /// `nil` outside 0…1000 basis points.
    package init?(version: Int64, basisPoints: Int64) {
        guard (0...Self.basisPointsMax).contains(basisPoints) else { return nil }
        self.version = version
        self.basisPoints = basisPoints
    }

    /// The commission on an amount, rounded up to the minor unit: never free, and splitting never pays.
    ///
    /// Cannot overflow: 9·10¹⁵ × 1000 + 9999 is below 2⁶³.
    package func fee(on amount: Amount) -> Int64 {
        (amount.minorUnits * basisPoints + 9_999) / 10_000
    }
}
