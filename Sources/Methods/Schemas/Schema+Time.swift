import JSON
import Ledger

extension Schema where Value == Timestamp {
    /// RFC 3339; answers are always UTC with six digits of the fraction.
    static let timestamp = Schema<String>.string(maxScalars: 40).refined(
        .pattern, "must be a date-time of RFC 3339, such as 2026-01-31T12:00:00Z",
        keywords: ["format": "date-time"], { Timestamp(rfc3339: $0) }, encode: { $0.rfc3339 })

    /// The same, or a date, which stands for its midnight in UTC.
    static let momentOrDate = Schema<String>.string(maxScalars: 40).refined(
        .pattern, "must be a date-time of RFC 3339, or a date such as 2026-01-31",
        keywords: ["examples": ["2026-01-31", "2026-01-31T12:00:00Z"]],
        { Timestamp(rfc3339: $0) ?? Timestamp(date: $0) }, encode: { $0.rfc3339 })
}
