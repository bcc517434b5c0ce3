extension Timestamp {
    /// `2026-01-31T12:00:00.123456Z` (RFC 3339): always UTC, always six digits of the second's fraction.
    package var rfc3339: String {
        let date = CivilDate(daysSince1970: Self.floorDivide(microsecondsSince1970, Self.microsecondsPerDay))
        let rest = Self.floorRemainder(microsecondsSince1970, Self.microsecondsPerDay)
        let seconds = rest / 1_000_000
        var text = DigitWriter()
        text.write(date)
        text.write("T")
        text.write(seconds / 3600, width: 2)
        text.write(":")
        text.write(seconds / 60 % 60, width: 2)
        text.write(":")
        text.write(seconds % 60, width: 2)
        text.write(".")
        text.write(rest % 1_000_000, width: 6)
        text.write("Z")
        return text.text
    }

    /// Reads an RFC 3339 date-time: `T`, `t` or a blank between date and time, up to six digits of fraction,
    /// `Z` or an offset. `nil` for anything else, for dates that do not exist, for leap seconds, and for what
    /// is in UTC outside years 1 to 9999, where the text form ends.
    package init?(rfc3339 text: String) {
        var reader = DigitReader(text)
        guard let date = reader.date(), reader.skip("Tt "), let hour = reader.number(2), hour < 24,
            reader.skip(":"),
            let minute = reader.number(2), minute < 60, reader.skip(":"), let second = reader.number(2),
            second < 60
        else { return nil }
        let fraction = reader.skip(".") ? reader.microseconds() : 0
        guard let fraction, let offset = reader.offsetSeconds(), reader.isAtEnd else { return nil }
        let seconds = date.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second - offset
        guard Self.secondsOfYears1To9999.contains(seconds) else { return nil }
        self.init(microsecondsSince1970: seconds * 1_000_000 + fraction)
    }

    /// Midnight UTC at the start of a date `2026-01-31`; `nil` for anything else.
    package init?(date text: String) {
        var reader = DigitReader(text)
        guard let date = reader.date(), reader.isAtEnd else { return nil }
        self.init(microsecondsSince1970: date.daysSince1970 * Self.microsecondsPerDay)
    }

    private static let secondsOfYears1To9999: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    package static let microsecondsPerDay: Int64 = 86_400_000_000

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
    }

    private static func floorRemainder(_ value: Int64, _ divisor: Int64) -> Int64 {
        value - floorDivide(value, divisor) * divisor
    }
}
