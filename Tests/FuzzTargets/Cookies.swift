import HTTPTypes
import Identity
import Ledger
import Web

/// Cookies are taken apart as they were sent, and there is one way to write a session's token.
enum Cookies {
    static func read(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let headers: HTTPFields = [.cookie: text]
        for name in ["session", "__Host-session", "language", "theme", "outcome"] {
            for value in CookieHeader.values(of: name, in: headers) {
                precondition(!value.utf8.contains(UInt8(ascii: ";")), "a cookie ends at the semicolon")
                readToken(value)
            }
        }
        readToken(text)
    }

    private static func readToken(_ text: String) {
        guard let token = SessionToken(text) else { return }
        precondition(token.text.utf8.elementsEqual(text.utf8), "there is one way to write a token")
        precondition(token.userID.value > 0, "a token is somebody's")
        precondition(!"\(token)".contains(text), "a token does not show itself")
    }
}
