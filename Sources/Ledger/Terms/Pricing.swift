/// The versions and numbers that a completed transfer was priced with: enough to derive its fee and
/// conversion again.
package struct Pricing: Hashable, Sendable {
    package let rateVersion: Int64
    package let conversion: Conversion
    package let feeVersion: Int64
    /// 0 where no commission is due.
    package let feeBasisPoints: Int64
    package let fixedSide: FixedSide

    package init(
        rateVersion: Int64, conversion: Conversion, feeVersion: Int64, feeBasisPoints: Int64,
        fixedSide: FixedSide
    ) {
        self.rateVersion = rateVersion
        self.conversion = conversion
        self.feeVersion = feeVersion
        self.feeBasisPoints = feeBasisPoints
        self.fixedSide = fixedSide
    }
}
