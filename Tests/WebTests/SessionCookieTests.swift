import HTTPTypes
import Hummingbird
import Ledger
import Methods
import Testing

@testable import Identity
@testable import Web

@Suite("The session cookie")
struct SessionCookieTests {
    private let token = SessionToken.new(for: UserID(7) ?? .house)

    private func started(remember: Bool) -> StartedSession {
        let now = Timestamp(microsecondsSince1970: 1_000_000)
        let session = Session(
            id: SessionID(bits: 1), userID: token.userID, createdAt: now, lastSeenAt: now,
            idleTimeout: .seconds(60),
            expiresAt: now.adding(seconds: 3600), isRemembered: remember, userAgent: nil, address: nil,
            endedAt: nil)
        return StartedSession(session: session, token: token)
    }

    @Test("over http it is plain, over https it is bound to the host and to https")
    func attributes() {
        #expect(
            SessionCookie.header(for: .set(started(remember: false)), isSecure: false)
                == "session=\(token.text); Path=/; HttpOnly; SameSite=Lax")
        #expect(
            SessionCookie.header(for: .set(started(remember: false)), isSecure: true)
                == "__Host-session=\(token.text); Path=/; HttpOnly; SameSite=Lax; Secure")
    }

    @Test("only one that is remembered outlives the browser")
    func remembered() {
        #expect(
            SessionCookie.header(for: .set(started(remember: true)), isSecure: false).hasSuffix(
                "; Max-Age=3600"))
        #expect(
            !SessionCookie.header(for: .set(started(remember: false)), isSecure: false).contains("Max-Age"))
    }

    @Test("logging out empties it and clears what scripts have stored")
    func cleared() {
        let effects = CallEffects()
        effects.set(.clear)
        var response = Response(status: .ok, headers: [.setCookie: "outcome=logged_out"])
        SessionCookie.carry(effects, into: &response, isSecure: false)
        #expect(
            response.headers[values: .setCookie]
                == ["outcome=logged_out", "session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"])
        #expect(response.headers[.clearSiteData] == "\"storage\"")
    }

    @Test("it is read under the name that the scheme has")
    func reading() {
        let both: HTTPFields = [.cookie: "a=1; session=\(token.text); __Host-session=nonsense"]
        #expect(SessionCookie.token(in: both, isSecure: false)?.text == token.text)
        #expect(SessionCookie.token(in: both, isSecure: true) == nil)
        #expect(
            SessionCookie.token(in: [.cookie: "session=x; session=\(token.text)"], isSecure: false)?.text
                == token.text)
        #expect(SessionCookie.token(in: [:], isSecure: false) == nil)
    }

    @Test("a bearer token goes before the cookie, and a wrong one does not fall back to it")
    func bearer() {
        let other = SessionToken.new(for: UserID(8) ?? .house)
        let cookie = "session=\(token.text)"
        func read(_ authorization: String) -> String? {
            let headers: HTTPFields = [.authorization: authorization, .cookie: cookie]
            guard case .session(let token) = Credential(headers, isSecure: false) else { return nil }
            return token.text
        }
        #expect(read("Bearer \(other.text)") == other.text)
        #expect(read("bEARER  \(other.text) ") == other.text)
        #expect(read("Bearer nonsense") == nil)
        #expect(read("Bearer") == nil)
        #expect(read("Basic \(other.text)") == nil)
        #expect(read("") == nil)
    }
}
