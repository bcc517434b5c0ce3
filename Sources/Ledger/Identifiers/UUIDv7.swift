/// Time-ordered unique ids (RFC 9562, version 7): 48 bits of milliseconds, 12 bits of the fraction, 62 random
/// bits.
///
/// The 12 bits after the version hold the microseconds inside the millisecond (RFC 9562, section 6.2, method
/// 3), so ids of different microseconds sort as their times do, and a range of time is a range of ids.
package enum UUIDv7 {
    package static func make(at time: Timestamp, random: UInt64) -> UInt128 {
        prefix(of: time) | UInt128(2) << 62 | UInt128(random & 0x3FFF_FFFF_FFFF_FFFF)
    }

    /// The smallest id of that microsecond or a later one.
    package static func lowest(at time: Timestamp) -> UInt128 { prefix(of: time) | UInt128(2) << 62 }

    private static func prefix(of time: Timestamp) -> UInt128 {
        let microseconds = UInt64(clamping: time.microsecondsSince1970)
        let milliseconds = (microseconds / 1000) & 0xFFFF_FFFF_FFFF
        let fraction = (microseconds % 1000) * 4096 / 1000
        return UInt128(milliseconds) << 80 | UInt128(7) << 76 | UInt128(fraction) << 64
    }

    private static let digits = Array("0123456789abcdef".utf8)

    /// The 8-4-4-4-12 lower-case hexadecimal form.
    package static func text(_ value: UInt128) -> String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var at = 0
            for nibble in 0..<32 {
                if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 {
                    buffer[at] = UInt8(ascii: "-")
                    at += 1
                }
                buffer[at] = digits[Int(truncatingIfNeeded: value >> UInt128(124 - 4 * nibble)) & 0xF]
                at += 1
            }
            return at
        }
    }

    /// Reads the 8-4-4-4-12 form, upper or lower case; `nil` for anything else.
    package static func parse(_ text: String) -> UInt128? {
        let bytes = Array(text.utf8)
        guard bytes.count == 36 else { return nil }
        var value: UInt128 = 0
        for (position, byte) in bytes.enumerated() {
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = hexadecimalDigit(byte) else { return nil }
            value = value << 4 | UInt128(digit)
        }
        return value
    }

    private static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
