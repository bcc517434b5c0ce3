package import Ledger

/// What a client holds to be recognised: `<user id>.<256 random bits in base64url>`, good in a cookie and a
/// header.
package struct SessionToken: Sendable {
    private let secret: OwnedSecret

    /// The longest: 16 digits, a dot, 43 characters.
    package static let lengthMax = OwnedSecret.lengthMax

    static func new(for userID: UserID) -> SessionToken { SessionToken(secret: .new(for: userID)) }

    /// Reads what `text` writes; `nil` for anything else.
    package init?(_ text: String) {
        guard let secret = OwnedSecret(text[...].utf8) else { return nil }
        self.init(secret: secret)
    }

    private init(secret: OwnedSecret) { self.secret = secret }

    package var userID: UserID { secret.userID }

    /// In clear: for the cookie or the answer to a log-in, and nowhere else.
    package var text: String { secret.text }

    var hash: [UInt8] { secret.hash }
}

extension SessionToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "\(userID).•••" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
