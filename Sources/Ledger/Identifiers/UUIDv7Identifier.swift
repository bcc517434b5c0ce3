/// An id that is a version 7 UUID, so of two that one instance gives out the later sorts after the earlier.
///
/// Each kind of thing has a type of its own: their ids cannot be taken for each other.
package protocol UUIDv7Identifier: Hashable, Comparable, Sendable, CustomStringConvertible {
    var halves: UUIDHalves { get }

    init(halves: UUIDHalves)
}

extension UUIDv7Identifier {
    package init(bits: UInt128) { self.init(halves: UUIDHalves(bits)) }

    /// `nil` when the text is not a UUID in its 8-4-4-4-12 form.
    package init?(_ text: String) {
        guard let bits = UUIDv7.parse(text) else { return nil }
        self.init(bits: bits)
    }

    package var bits: UInt128 { halves.bits }

    package var description: String { UUIDv7.text(bits) }

    package static func < (left: Self, right: Self) -> Bool { left.halves < right.halves }
}
