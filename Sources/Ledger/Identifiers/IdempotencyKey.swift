/// A client's name for one intended transfer: the same key always gets the first answer again.
///
/// A client's key has 1–64 characters of `[A-Za-z0-9_-]`, so UUIDs fit. Keys that the service itself makes
/// contain a colon, which no client's key can: the two never meet.
package struct IdempotencyKey: Hashable, Sendable {
    package let text: String

    package static let lengthMax = 64
    package static let pattern = "^[A-Za-z0-9_-]{1,64}$"

    /// The key of the deposit that is booked with a sign-up.
    package static let signUpDeposit = IdempotencyKey(trusted: "signup:deposit")

    /// `nil` when the text is empty, too long or has any other character.
    package init?(_ text: String) {
        let bytes = text.utf8
        guard (1...Self.lengthMax).contains(bytes.count), bytes.allSatisfy(Self.isAllowed) else { return nil }
        self.text = text
    }

    /// A key as it stands in the books.
    package init(trusted text: String) { self.text = text }

    /// A fresh key for a request that came without one: the transfer is still retried exactly once inside the
    /// service.
    package static func made(for id: TransferID) -> IdempotencyKey { IdempotencyKey(trusted: "auto:\(id)") }

    /// How the keys of operators' deposits begin; no client's key has a colon.
    package static let depositPrefix = "deposit:"

    /// The key of a deposit that the operator books under a key of their own.
    package static func deposit(_ key: IdempotencyKey) -> IdempotencyKey {
        IdempotencyKey(trusted: depositPrefix + key.text)
    }

    /// Whether a client's key may have that character.
    package static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
