package import Ledger

/// The name of an API key, for showing and revoking it: knowing it opens nothing.
package struct APIKeyID: UUIDv7Identifier {
    package let halves: UUIDHalves

    package init(halves: UUIDHalves) { self.halves = halves }

    static func new(at time: Timestamp) -> APIKeyID {
        APIKeyID(bits: UUIDv7.make(at: time, random: Sodium.random64()))
    }
}
