import HTTPTypes
import Web

/// The header `Idempotency-Key`, a quoted string by its draft (a String of RFC 8941, section 3.3.3), bare in
/// the practice of most.
enum IdempotencyKeyHeader {
    /// What it says, without quotes; `nil` when it is absent. Not yet known to be a key.
    ///
    /// Backslashes are left as they are: what may be escaped, a quote and a backslash, no key has, nor the
    /// comma that stands between the values of a header that came twice.
    static func read(_ headers: HTTPFields) -> String? {
        guard let value = headers[.idempotencyKey] else { return nil }
        let bytes = value.utf8
        let quote = UInt8(ascii: "\"")
        guard bytes.count >= 2, bytes.first == quote, bytes.last == quote else { return value }
        return String(value.unicodeScalars.dropFirst().dropLast())
    }
}
