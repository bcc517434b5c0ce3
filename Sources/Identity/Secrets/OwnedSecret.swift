import Ledger

/// 256 random bits that belong to a user, as their holder writes them: `<user id>.<base64url>`.
///
/// The number leads, so that the look-up goes by the owner's key; only the secret's SHA-256 is stored.
/// Looking it up by hash leaks no timing to learn from: to steer a hash is to break SHA-256.
struct OwnedSecret: Sendable {
    let userID: UserID
    private let bytes: [UInt8]

    static let bytesCount = 32

    /// The longest: 16 digits, a dot, 43 characters.
    static let lengthMax = 60

    static func new(for userID: UserID) -> OwnedSecret {
        OwnedSecret(userID: userID, bytes: Sodium.randomBytes(bytesCount))
    }

    /// Reads what `text` writes; `nil` for anything else.
    init?(_ text: Substring.UTF8View) {
        guard text.count <= Self.lengthMax else { return nil }
        // Walking through a part of a string is slow; it is copied before the closure returns.
        let text = unsafe text.withContiguousStorageIfAvailable { unsafe Array($0) } ?? Array(text)
        guard let dot = text.firstIndex(of: UInt8(ascii: ".")), let userID = Self.userID(text[..<dot]),
            let bytes = Sodium.bytes(fromBase64URL: text[(dot + 1)...], count: Self.bytesCount)
        else { return nil }
        self.init(userID: userID, bytes: bytes)
    }

    private init(userID: UserID, bytes: [UInt8]) {
        self.userID = userID
        self.bytes = bytes
    }

    /// In clear.
    var text: String { "\(userID).\(Sodium.base64URL(bytes))" }

    var hash: [UInt8] { Sodium.sha256(bytes) }

    /// Digits alone, no leading zero: so that there is one way to write a secret.
    private static func userID(_ digits: ArraySlice<UInt8>) -> UserID? {
        guard let first = digits.first, (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(first),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let value = Int64(String(decoding: digits, as: UTF8.self))
        else { return nil }
        return UserID(value)
    }
}
