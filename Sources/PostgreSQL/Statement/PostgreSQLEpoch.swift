/// Where PostgreSQL counts time from: midnight UTC on 1 January 2000, in microseconds.
enum PostgreSQLEpoch {
    private static let microsecondsSince1970: Int64 = 946_684_800_000_000

    /// nil: out of range. The two extremes of `Int64` are PostgreSQL's infinities, which are not moments.
    static func encode(_ microsecondsSince1970: Int64) -> Int64? {
        let (value, overflow) = microsecondsSince1970.subtractingReportingOverflow(Self.microsecondsSince1970)
        return overflow || value == .min || value == .max ? nil : value
    }

    /// nil: an infinity, or beyond what `Int64` counts from 1970.
    static func decode(_ value: Int64) -> Int64? {
        let (moment, overflow) = value.addingReportingOverflow(microsecondsSince1970)
        return overflow || value == .min || value == .max ? nil : moment
    }
}
