import HTTPTypes
import Synchronization

/// The name of one request in its answer and in every log line about it.
enum RequestID {
    static let lengthMax = 64

    /// The proxy's own, when it sends one that is well formed; else a new one.
    static func of(_ headers: HTTPFields, fromTrustedPeer isTrusted: Bool) -> String {
        guard isTrusted, let given = headers.value(of: .xRequestID), isWellFormed(given) else {
            return made()
        }
        return given
    }

    /// 1–64 of `[A-Za-z0-9._-]`: nothing that a log or a header could be broken with.
    static func isWellFormed(_ text: String) -> Bool {
        (1...lengthMax).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
                    || byte == UInt8(ascii: ".")
            }
    }

    /// One to one, so that no two numbers meet (SplitMix64's last steps; Steele, Lea, Flood, 2014).
    private static func mixed(_ number: UInt64) -> UInt64 {
        var bits = number
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    private static let instance = UInt64.random(in: 0...UInt64.max)
    private static let latest = Atomic(UInt64.random(in: 0...UInt64.max))

    /// 128 bits in hexadecimal, which is the form of nginx's `$request_id` too: this instance's random half,
    /// and the next number, mixed so that nobody counts the requests between two. New ones each time would be
    /// two system calls.
    private static func made() -> String {
        let number = latest.wrappingAdd(1, ordering: .relaxed).newValue
        let bits = UInt128(instance) << 64 | UInt128(mixed(number))
        return String(unsafeUninitializedCapacity: 32) { digits in
            for place in 0..<32 {
                let digit = UInt8(truncatingIfNeeded: bits >> UInt128(4 * place)) & 0xF
                digits[place] = digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
            }
            return 32
        }
    }
}
