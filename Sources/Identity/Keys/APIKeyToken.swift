package import Ledger

/// What a program holds to be recognised: `ebk_<user id>.<256 random bits in base64url>`.
///
/// The prefix tells a key from a session's token, to this service and to tools that look for secrets where
/// none should be.
package struct APIKeyToken: Sendable {
    private let secret: OwnedSecret

    package static let prefix = "ebk_"

    /// The longest: the prefix, 16 digits, a dot, 43 characters.
    package static let lengthMax = prefix.utf8.count + OwnedSecret.lengthMax

    static func new(for userID: UserID) -> APIKeyToken { APIKeyToken(secret: .new(for: userID)) }

    /// Reads what `text` writes; `nil` for anything else.
    package init?(_ text: String) {
        guard text.utf8.starts(with: Self.prefix.utf8),
            let secret = OwnedSecret(text.utf8.dropFirst(Self.prefix.utf8.count))
        else { return nil }
        self.init(secret: secret)
    }

    private init(secret: OwnedSecret) { self.secret = secret }

    package var userID: UserID { secret.userID }

    /// In clear: for the answer that makes the key, and nowhere else.
    package var text: String { Self.prefix + secret.text }

    var hash: [UInt8] { secret.hash }
}

extension APIKeyToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "\(Self.prefix)\(userID).•••" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
