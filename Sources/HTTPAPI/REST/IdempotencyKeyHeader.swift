import HTTPTypes
import Web

/// The header `Idempotency-Key`, a quoted string by its draft, bare in the practice of most.
enum IdempotencyKeyHeader {
    /// What it says, without quotes; `nil` when it is absent. Not yet known to be a key.
    static func read(_ headers: HTTPFields) -> String? {
        guard let value = headers[.idempotencyKey] else { return nil }
        let bytes = value.utf8
        let quote = UInt8(ascii: "\"")
        guard bytes.count >= 2, bytes.first == quote, bytes.last == quote else { return value }
        return String(value.unicodeScalars.dropFirst().dropLast())
    }
}
