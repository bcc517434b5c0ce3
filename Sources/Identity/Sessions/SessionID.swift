import Ledger

/// The name of a session, for showing and revoking it: knowing it opens nothing.
package struct SessionID: Hashable, Comparable, Sendable {
    /// A version 7 UUID, so a later session sorts after an earlier one.
    private let halves: UUIDHalves

    package init(bits: UInt128) { halves = UUIDHalves(bits) }

    package var bits: UInt128 { halves.bits }

    /// `nil` when the text is not a UUID in its 8-4-4-4-12 form.
    package init?(_ text: String) {
        guard let bits = UUIDv7.parse(text) else { return nil }
        halves = UUIDHalves(bits)
    }

    static func new(at time: Timestamp) -> SessionID {
        SessionID(bits: UUIDv7.make(at: time, random: Sodium.random64()))
    }

    package static func < (left: SessionID, right: SessionID) -> Bool { left.halves < right.halves }
}

extension SessionID: CustomStringConvertible {
    package var description: String { UUIDv7.text(bits) }
}
