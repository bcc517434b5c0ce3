import CSodium

/// argon2id at one cost, on the calling thread: slow by design, so only the hasher's own threads call it.
struct Argon2: Sendable {
    let cost: PasswordCost

    /// The longest text that libsodium writes or reads, with its NUL.
    private static let textCapacity = Int(crypto_pwhash_STRBYTES)

    init(cost: PasswordCost) {
        Sodium.prepare()
        self.cost = cost
    }

    /// With a salt of its own. `nil` when the memory cannot be had.
    func hash(_ password: Password) -> PasswordHash? {
        let characters = password.characters
        var out = [CChar](repeating: 0, count: Self.textCapacity)
        // Writes at most the capacity, its NUL among it.
        let status = unsafe crypto_pwhash_str_alg(
            &out, characters, UInt64(characters.count), cost.passes, cost.memoryBytes,
            crypto_pwhash_ALG_ARGON2ID13)
        return status == 0 ? PasswordHash(stored: String(untilNUL: out)) : nil
    }

    /// Compares in constant time (libsodium does). The cost is the stored hash's own.
    func verify(_ password: Password, against hash: PasswordHash) -> PasswordVerdict {
        let stored = Self.cString(hash)
        let characters = password.characters
        guard unsafe crypto_pwhash_str_verify(stored, characters, UInt64(characters.count)) == 0 else {
            return .differs
        }
        return unsafe crypto_pwhash_str_needs_rehash(stored, cost.passes, cost.memoryBytes) == 0
            ? .matches : .matchesAtOldCost
    }

    /// The hash of no password, for comparing with when the user is unknown: the same work, never a match.
    ///
    /// Salt and hash are random, so making it costs nothing, and a password for it is as hard to find as for
    /// any.
    func decoy() -> PasswordHash {
        let salt = Sodium.base64(Sodium.randomBytes(16))
        let hash = Sodium.base64(Sodium.randomBytes(32))
        return PasswordHash(
            stored: "$argon2id$v=19$m=\(cost.memoryBytes / 1024),t=\(cost.passes),p=1$\(salt)$\(hash)")
    }

    /// libsodium reads up to `STRBYTES` characters: the text, then NULs. A longer text is none of its hashes.
    private static func cString(_ hash: PasswordHash) -> [CChar] {
        let characters = hash.text.utf8.prefix(textCapacity - 1).map { CChar(bitPattern: $0) }
        return characters + Array(repeating: 0, count: textCapacity - characters.count)
    }
}
