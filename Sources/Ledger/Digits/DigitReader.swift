/// Reads the parts of a date or time from ASCII text, left to right.
struct DigitReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { position == bytes.count }

    /// Exactly that many decimal digits.
    mutating func number(_ digits: Int) -> Int64? {
        guard position + digits <= bytes.count else { return nil }
        var value: Int64 = 0
        for byte in bytes[position..<position + digits] {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        position += digits
        return value
    }

    /// Steps over one character if it is one of those.
    mutating func skip(_ characters: StaticString) -> Bool {
        guard position < bytes.count else { return false }
        let byte = bytes[position]
        let isOneOf = characters.withUTF8Buffer { $0.contains(byte) }
        if isOneOf { position += 1 }
        return isOneOf
    }

    mutating func date() -> CivilDate? {
        guard let year = number(4), skip("-"), let month = number(2), skip("-"), let day = number(2) else {
            return nil
        }
        return CivilDate(year: year, month: month, day: day)
    }

    /// One to six digits, as millionths.
    mutating func microseconds() -> Int64? {
        var value: Int64 = 0
        var digits = 0
        while digits < 6, let digit = number(1) {
            value = value * 10 + digit
            digits += 1
        }
        guard digits > 0 else { return nil }
        for _ in digits..<6 { value *= 10 }
        return value
    }

    /// `Z` or `+03:00`, in seconds east of UTC.
    mutating func offsetSeconds() -> Int64? {
        if skip("Zz") { return 0 }
        let isWest = skip("-")
        guard isWest || skip("+"), let hours = number(2), hours < 24, skip(":"), let minutes = number(2),
            minutes < 60
        else { return nil }
        return (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
    }
}
