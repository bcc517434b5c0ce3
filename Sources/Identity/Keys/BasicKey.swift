import Ledger

/// An API key as clients send it who only know a user and a password (RFC 7617): the key's id, a colon, its
/// token.
package struct BasicKey: Sendable {
    package let id: APIKeyID
    package let token: APIKeyToken

    /// 36 characters of an id, a colon, a token.
    static let bytesMax = 37 + APIKeyToken.lengthMax

    /// Reads what stands behind `Basic`; `nil` for anything else.
    package init?(base64 text: String) {
        guard let bytes = Sodium.bytes(fromBase64: text[...].utf8, countMax: Self.bytesMax),
            let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            let id = APIKeyID(String(decoding: bytes[..<colon], as: UTF8.self)),
            let token = APIKeyToken(String(decoding: bytes[(colon + 1)...], as: UTF8.self))
        else { return nil }
        self.id = id
        self.token = token
    }
}
