import CSodium

/// How much work one guess costs: argon2id's passes over its memory.
package struct PasswordCost: Equatable, Sendable {
    package let passes: UInt64
    package let memoryBytes: Int

    /// 64 MiB, three passes: about 140 ms of one core of the two-core machine that the design was measured
    /// on, beyond the least of the OWASP cheat sheet (19 MiB, two passes).
    package static let standard = PasswordCost(passes: 3, memoryBytes: 64 << 20)

    /// The least that libsodium takes: for tests that are not about the cost.
    package static let least = PasswordCost(passes: 1, memoryBytes: 8192)

    package init(passes: UInt64, memoryBytes: Int) {
        precondition(
            (UInt64(crypto_pwhash_OPSLIMIT_MIN)...4096).contains(passes),
            "argon2id takes one to 4096 passes here")
        precondition((8192...(1 << 30)).contains(memoryBytes), "argon2id takes 8 KiB to 1 GiB of memory here")
        self.passes = passes
        self.memoryBytes = memoryBytes
    }
}
