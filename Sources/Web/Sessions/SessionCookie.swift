import HTTPTypes
import Hummingbird
import Identity
import Ledger
import Methods

/// The cookie that holds a browser's session token.
enum SessionCookie {
    /// Over https the name's prefix makes browsers refuse it from anywhere but this very host, path `/`, over
    /// https.
    static func name(isSecure: Bool) -> String { isSecure ? "__Host-session" : "session" }

    /// The first token that is well formed; others of the name are some other site's doing.
    static func token(in headers: HTTPFields, isSecure: Bool) -> SessionToken? {
        let name = name(isSecure: isSecure)
        return CookieHeader.values(of: name, in: headers).lazy.compactMap { SessionToken($0) }.first
    }

    /// `Set-Cookie` for a change; a session that is not remembered ends with the browser.
    static func header(for change: CallEffects.SessionCookie, isSecure: Bool) -> String {
        let name = name(isSecure: isSecure)
        let attributes = "Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
        switch change {
        case .set(let started):
            let cookie = "\(name)=\(started.token.text); \(attributes)"
            return started.session.isRemembered
                ? cookie + "; Max-Age=\(started.session.lifetimeSeconds)" : cookie
        case .clear:
            return "\(name)=; \(attributes); Max-Age=0"
        }
    }

    /// Writes what a call did to the session into the answer.
    static func carry(_ effects: CallEffects, into response: inout Response, isSecure: Bool) {
        guard let change = effects.sessionCookie else { return }
        response.headers.append(HTTPField(name: .setCookie, value: header(for: change, isSecure: isSecure)))
        if case .clear = change {
            // Not "cookies", which would take along the language and the notice that this very answer sets;
            // not "cache", since nothing private is ever stored there.
            response.headers[.clearSiteData] = "\"storage\""
        }
    }
}

extension Session {
    fileprivate var lifetimeSeconds: Int64 {
        (expiresAt.microsecondsSince1970 - createdAt.microsecondsSince1970) / 1_000_000
    }
}
