import Ledger

extension IdempotencyKey {
    /// A key for one form or one request: 128 random bits in hexadecimal.
    static func random() -> IdempotencyKey {
        let digits = String(UInt128.random(in: 0...UInt128.max), radix: 16)
        return IdempotencyKey(trusted: String(repeating: "0", count: 32 - digits.utf8.count) + digits)
    }
}
