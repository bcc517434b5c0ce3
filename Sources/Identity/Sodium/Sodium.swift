import CSodium

/// What Identity takes from libsodium besides passwords: random bytes, SHA-256, base64url.
enum Sodium {
    /// `sodium_init` may run once or often, but has to run first; a static is made once, by whoever comes
    /// first.
    private static let isReady = sodium_init() >= 0

    static func prepare() {
        precondition(isReady, "libsodium cannot start: the system offers it no random numbers")
    }

    static func randomBytes(_ count: Int) -> [UInt8] {
        prepare()
        var bytes = [UInt8](repeating: 0, count: count)
        // libsodium writes `count` bytes into the array, which lasts through the call.
        unsafe randombytes_buf(&bytes, count)
        return bytes
    }

    static func random64() -> UInt64 {
        randomBytes(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    static func sha256(_ message: [UInt8]) -> [UInt8] {
        prepare()
        var digest = [UInt8](repeating: 0, count: 32)
        // Writes the 32 bytes of a SHA-256; it cannot fail.
        _ = unsafe crypto_hash_sha256(&digest, message, UInt64(message.count))
        return digest
    }

    /// RFC 4648, section 5, without padding: every character is good in a cookie, a header and a URL.
    static func base64URL(_ bytes: [UInt8]) -> String {
        base64(bytes, variant: sodium_base64_VARIANT_URLSAFE_NO_PADDING)
    }

    /// The alphabet of RFC 4648, section 4, without padding: how argon2's text form writes salt and hash.
    static func base64(_ bytes: [UInt8]) -> String {
        base64(bytes, variant: sodium_base64_VARIANT_ORIGINAL_NO_PADDING)
    }

    private static func base64(_ bytes: [UInt8], variant: Int32) -> String {
        var characters = [CChar](repeating: 0, count: sodium_base64_encoded_len(bytes.count, variant))
        // Writes as many characters as it said, a NUL among them.
        _ = unsafe sodium_bin2base64(&characters, characters.count, bytes, bytes.count, variant)
        return String(untilNUL: characters)
    }

    /// `nil` unless the text is the one way to write exactly that many bytes.
    static func bytes(fromBase64URL text: some Collection<UInt8>, count: Int) -> [UInt8]? {
        // It takes every byte above ASCII for an underscore (1.0.18, where `char` has a sign).
        guard text.allSatisfy({ $0 < 0x80 }) else { return nil }
        let characters = text.map { CChar(bitPattern: $0) }
        var bytes = [UInt8](repeating: 0, count: count)
        var length = 0
        // Without a place to report where it stopped, it refuses a text with anything behind the last digit.
        let status = unsafe sodium_base642bin(
            &bytes, count, characters, characters.count, nil, &length, nil,
            sodium_base64_VARIANT_URLSAFE_NO_PADDING)
        return status == 0 && length == count ? bytes : nil
    }

    /// The alphabet of RFC 4648, section 4, with padding, as HTTP writes it; `nil` for anything else, and
    /// for more than `countMax` bytes.
    static func bytes(fromBase64 text: Substring.UTF8View, countMax: Int) -> [UInt8]? {
        guard text.count <= (countMax + 2) / 3 * 4 else { return nil }
        let characters = text.map { CChar(bitPattern: $0) }
        var bytes = [UInt8](repeating: 0, count: countMax)
        var length = 0
        // Writes at most `countMax` bytes, and says how many.
        let status = unsafe sodium_base642bin(
            &bytes, countMax, characters, characters.count, nil, &length, nil,
            sodium_base64_VARIANT_ORIGINAL)
        return status == 0 ? Array(bytes.prefix(length)) : nil
    }
}
