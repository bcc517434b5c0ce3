/// The id of a quote: a version 7 UUID, so a later quote of one instance sorts after an earlier one.
package struct QuoteID: Hashable, Comparable, Sendable {
    private let halves: UUIDHalves

    package init(bits: UInt128) { halves = UUIDHalves(bits) }

    package var bits: UInt128 { halves.bits }

    /// `nil` when the text is not a UUID in its 8-4-4-4-12 form.
    package init?(_ text: String) {
        guard let bits = UUIDv7.parse(text) else { return nil }
        halves = UUIDHalves(bits)
    }

    package static func < (left: QuoteID, right: QuoteID) -> Bool { left.halves < right.halves }
}

extension QuoteID: CustomStringConvertible {
    package var description: String { UUIDv7.text(bits) }
}
