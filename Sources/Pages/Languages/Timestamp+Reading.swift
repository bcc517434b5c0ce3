package import Ledger

/// A moment taken apart for a person to read, in UTC.
extension Timestamp {
    /// Days since 1 January 1970, negative before it.
    var day: Int64 {
        let (quotient, remainder) = microsecondsSince1970.quotientAndRemainder(
            dividingBy: Self.microsecondsPerDay)
        return remainder < 0 ? quotient - 1 : quotient
    }

    var date: CivilDate { CivilDate(daysSince1970: day) }

    /// `14:05`
    var clock: String { String(rfc3339.dropFirst(11).prefix(5)) }

    /// `14:05:09`
    var clockWithSeconds: String { String(rfc3339.dropFirst(11).prefix(8)) }

    /// Midnight at the start of the day so many days before this one.
    package func startOfDay(daysBefore: Int64 = 0) -> Timestamp {
        Timestamp(microsecondsSince1970: (day - daysBefore) * Self.microsecondsPerDay)
    }
}
