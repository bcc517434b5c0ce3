/// Random numbers whose whole course follows from a seed, so that a failure can be had again. (Steele, Lea,
/// Flood: SplitMix64.)
package struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

extension SeededRandom {
    /// True once in so many times.
    package mutating func chance(oneIn count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

    /// A number from 1 to `largest` whose magnitude, not whose value, is evenly spread: small ones come as
    /// often as large ones.
    package mutating func magnitude(upTo largest: Int64) -> Int64 {
        let bits = Int.random(in: 0...largest.bitWidth - largest.leadingZeroBitCount, using: &self)
        return min(largest, max(1, Int64(truncatingIfNeeded: next() >> 1) & ((1 << bits) &- 1)))
    }

    /// An element of a collection that has some.
    package mutating func pick<Elements: Collection>(_ elements: Elements) -> Elements.Element {
        guard let element = elements.randomElement(using: &self) else {
            preconditionFailure("there is nothing to pick from")
        }
        return element
    }
}
