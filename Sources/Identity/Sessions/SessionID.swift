package import Ledger

/// The name of a session, for showing and revoking it: knowing it opens nothing.
package struct SessionID: UUIDv7Identifier {
    package let halves: UUIDHalves

    package init(halves: UUIDHalves) { self.halves = halves }

    static func new(at time: Timestamp) -> SessionID {
        SessionID(bits: UUIDv7.make(at: time, random: Sodium.random64()))
    }
}
