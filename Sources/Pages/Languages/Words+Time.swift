package import Ledger

/// Dates and times as a language writes them, in UTC: the server does not know where the reader is.
extension Words {
    /// `31 January 2026`
    package func date(_ moment: Timestamp) -> String {
        let date = moment.date
        return self(
            .dateDay,
            ["day": String(date.day), "month": text("month.\(date.month)"), "year": String(date.year)])
    }

    /// `31 January 2026, 14:05 UTC`
    package func dateAndTime(_ moment: Timestamp) -> String {
        self(.dateMoment, ["date": date(moment), "time": moment.clock])
    }

    /// `14:05:09 UTC`
    package func time(_ moment: Timestamp) -> String {
        self(.dateTime, ["time": moment.clockWithSeconds])
    }

    /// `Today`, `Yesterday`, else the date: what heads a day's transfers.
    package func day(_ moment: Timestamp, now: Timestamp) -> String {
        switch now.day - moment.day {
        case 0: self(.dateToday)
        case 1: self(.dateYesterday)
        default: date(moment)
        }
    }

    /// `3 minutes ago`, as far as days.
    package func age(of moment: Timestamp, now: Timestamp) -> String {
        let seconds = max(0, now.microsecondsSince1970 - moment.microsecondsSince1970) / 1_000_000
        switch seconds {
        case ..<60: return self(.ageNow)
        case ..<3_600: return counted(.ageMinutes, Int(seconds / 60))
        case ..<86_400: return counted(.ageHours, Int(seconds / 3_600))
        default: return counted(.ageDays, Int(seconds / 86_400))
        }
    }
}
