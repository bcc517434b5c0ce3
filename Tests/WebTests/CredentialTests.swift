import HTTPTypes
import Ledger
import Testing

@testable import Identity
@testable import Web

@Suite("What a request is recognised by")
struct CredentialTests {
    private let key = APIKeyToken.new(for: UserID(7) ?? .house)
    private let session = SessionToken.new(for: UserID(8) ?? .house)
    private let id = APIKeyID(bits: 0x019C_1400_0000_7000_8000_0000_0000_0004)

    /// `session 8`, `key 7`, `key 7 by its id`; `nil` for nothing.
    private func read(_ headers: HTTPFields) -> String? {
        switch Credential(headers, isSecure: false) {
        case nil: nil
        case .session(let token): "session \(token.userID)"
        case .key(let token, let id): "key \(token.userID)" + (id == self.id ? " by its id" : "")
        }
    }

    private func basic(_ text: String) -> String {
        var encoded = Sodium.base64(Array(text.utf8))
        while encoded.utf8.count % 4 != 0 { encoded += "=" }
        return "Basic \(encoded)"
    }

    @Test("is a session's token or an API key's, by Bearer, or a key's id and token, by Basic")
    func kinds() {
        #expect(read([.authorization: "Bearer \(session.text)"]) == "session 8")
        #expect(read([.authorization: "Bearer \(key.text)"]) == "key 7")
        #expect(read([.authorization: "bEARER   \(key.text) "]) == "key 7")
        #expect(read([.authorization: basic("\(id):\(key.text)")]) == "key 7 by its id")
        #expect(
            read([.authorization: basic("\(id):\(key.text)").replacing("Basic", with: "basic")])
                == "key 7 by its id")
    }

    @Test("is never a session by Basic, nor a key in a cookie, and what is wrong falls back to no cookie")
    func mixed() {
        let cookie = "session=\(session.text)"
        #expect(read([.cookie: cookie]) == "session 8")
        #expect(read([.cookie: "session=\(key.text)"]) == nil)
        for authorization in [
            basic("\(id):\(session.text)"), basic("\(session.text):\(key.text)"), basic(":\(key.text)"),
            "Basic \(key.text)", "Basic", "Bearer", "Bearer \(id):\(key.text)", "Digest \(key.text)", "",
        ] {
            #expect(read([.authorization: authorization, .cookie: cookie]) == nil, "\(authorization)")
        }
    }
}
