import HTTPTypes
import Identity

/// What a request shows to be recognised by.
enum Credential: Sendable {
    case session(SessionToken)
    /// By `Basic` the key's id comes along, and has to be the right one.
    case key(APIKeyToken, id: APIKeyID?)

    /// `nil` where there is none, or none that is well formed. What stands in `Authorization` is meant: where
    /// it is wrong, no cookie is tried.
    init?(_ headers: HTTPFields, isSecure: Bool) {
        guard let authorization = headers.value(of: .authorization) else {
            guard let token = SessionCookie.token(in: headers, isSecure: isSecure) else { return nil }
            self = .session(token)
            return
        }
        let trimmed = authorization.withoutOuterBlanks
        guard let blank = trimmed.utf8.firstIndex(of: UInt8(ascii: " ")) else { return nil }
        let value = String(trimmed[blank...].withoutOuterBlanks)
        switch trimmed[..<blank].lowerCasedASCII {
        case "bearer":
            if let token = SessionToken(value) {
                self = .session(token)
            } else if let token = APIKeyToken(value) {
                self = .key(token, id: nil)
            } else {
                return nil
            }
        case "basic":
            guard let basic = BasicKey(base64: value) else { return nil }
            self = .key(basic.token, id: basic.id)
        default: return nil
        }
    }
}
