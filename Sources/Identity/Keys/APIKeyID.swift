import Ledger

/// The name of an API key, for showing and revoking it: knowing it opens nothing.
package struct APIKeyID: Hashable, Comparable, Sendable {
    /// A version 7 UUID, so a later key sorts after an earlier one.
    private let halves: UUIDHalves

    package init(bits: UInt128) { halves = UUIDHalves(bits) }

    package var bits: UInt128 { halves.bits }

    /// `nil` when the text is not a UUID in its 8-4-4-4-12 form.
    package init?(_ text: String) {
        guard let bits = UUIDv7.parse(text) else { return nil }
        halves = UUIDHalves(bits)
    }

    static func new(at time: Timestamp) -> APIKeyID {
        APIKeyID(bits: UUIDv7.make(at: time, random: Sodium.random64()))
    }

    package static func < (left: APIKeyID, right: APIKeyID) -> Bool { left.halves < right.halves }
}

extension APIKeyID: CustomStringConvertible {
    package var description: String { UUIDv7.text(bits) }
}
