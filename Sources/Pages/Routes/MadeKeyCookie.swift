import HTTPTypes
import Identity
import Ledger
import Web

/// Carries a key that was just made to the page that the answer leads to, where it is shown this once.
///
/// A reload of that page makes no second key, as it would if the form's own answer showed the token. The
/// cookie lives for a minute, for that page alone, and out of scripts' reach.
enum MadeKeyCookie {
    private static let name = "made_key"
    private static let secondsMax = 60

    static func set(_ token: String, for user: UserID, isSecure: Bool) -> HTTPField {
        field(token, user, isSecure, secondsMax)
    }

    static func cleared(for user: UserID, isSecure: Bool) -> HTTPField { field("", user, isSecure, 0) }

    /// The token, if it is one of the reader's.
    static func token(in headers: HTTPFields, of user: UserID) -> String? {
        CookieHeader.values(of: name, in: headers).lazy.compactMap { APIKeyToken($0) }
            .first { $0.userID == user }?.text
    }

    private static func field(_ value: String, _ user: UserID, _ isSecure: Bool, _ seconds: Int) -> HTTPField
    {
        HTTPField(
            name: .setCookie,
            value: "\(name)=\(value); Path=\(PageURL.security(user).text); HttpOnly; SameSite=Strict; "
                + "Max-Age=\(seconds)\(isSecure ? "; Secure" : "")")
    }
}
