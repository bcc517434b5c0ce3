package import Ledger

/// What a client holds to be recognised: `<user id>.<256 random bits in base64url>`, good in a cookie and a
/// header.
///
/// The number leads, so that the look-up goes by the owner's key; only the secret's SHA-256 is stored.
/// Looking it up by hash leaks no timing to learn from: to steer a hash is to break SHA-256.
package struct SessionToken: Sendable {
    package let userID: UserID
    private let secret: [UInt8]

    static let secretBytesCount = 32

    /// The longest: 16 digits, a dot, 43 characters.
    package static let lengthMax = 60

    static func new(for userID: UserID) -> SessionToken {
        SessionToken(userID: userID, secret: Sodium.randomBytes(secretBytesCount))
    }

    /// Reads what `text` writes; `nil` for anything else.
    package init?(_ text: String) {
        guard text.utf8.count <= Self.lengthMax else { return nil }
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 2, let userID = Self.userID(parts[0]),
            let secret = Sodium.bytes(fromBase64URL: parts[1], count: Self.secretBytesCount)
        else { return nil }
        self.init(userID: userID, secret: secret)
    }

    private init(userID: UserID, secret: [UInt8]) {
        self.userID = userID
        self.secret = secret
    }

    /// In clear: for the cookie or the answer to a log-in, and nowhere else.
    package var text: String { "\(userID).\(Sodium.base64URL(secret))" }

    var hash: [UInt8] { Sodium.sha256(secret) }

    /// Digits alone, no leading zero: so that there is one way to write a token.
    private static func userID(_ digits: Substring.UTF8View) -> UserID? {
        guard let first = digits.first, (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(first),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let value = Int64(Substring(digits))
        else { return nil }
        return UserID(value)
    }
}

extension SessionToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "\(userID).•••" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
