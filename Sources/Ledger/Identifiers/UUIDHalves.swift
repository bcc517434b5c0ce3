/// The 128 bits of an id, kept as two numbers of 64 bits.
///
/// Swift 6.3 misplaces a 128-bit integer among the arguments of an async function that do not fit into
/// registers, and the caller is then resumed at address 0 (docs/decisions/0004). Nothing that is stored or
/// passed on holds one.
package struct UUIDHalves: Hashable, Comparable, Sendable {
    private let high: UInt64
    private let low: UInt64

    package init(_ bits: UInt128) {
        high = UInt64(truncatingIfNeeded: bits >> 64)
        low = UInt64(truncatingIfNeeded: bits)
    }

    package var bits: UInt128 { UInt128(high) << 64 | UInt128(low) }

    package static func < (left: UUIDHalves, right: UUIDHalves) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}
