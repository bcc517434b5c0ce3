package import Ledger

/// The days of a statement, as its address names them: `from=2026-01-01&to=2026-01-31`, the last one
/// included. A time of RFC 3339 is taken as it is, and is not included as the end.
package struct StatementPeriod: Hashable, Sendable {
    /// As they stand in the address; empty: from the account's opening, or until today.
    package let from: String
    package let to: String

    package init(from: String, to: String) {
        self.from = from
        self.to = to
    }

    /// From the first of the month to today.
    static func thisMonth(now: Timestamp) -> StatementPeriod {
        StatementPeriod(from: now.date.firstOfMonth.text, to: now.date.text)
    }

    /// The whole month before this one.
    static func lastMonth(now: Timestamp) -> StatementPeriod {
        let last = CivilDate(daysSince1970: now.date.firstOfMonth.daysSince1970 - 1)
        return StatementPeriod(from: last.firstOfMonth.text, to: last.text)
    }

    /// The first moment; `nil` for an empty or unreadable one.
    package var start: Timestamp? { Timestamp(date: from) ?? Timestamp(rfc3339: from) }

    /// The first moment behind it; `nil` for an empty or unreadable one.
    package var end: Timestamp? {
        Timestamp(date: to).map { $0.adding(seconds: 86_400) } ?? Timestamp(rfc3339: to)
    }

    /// What is wrong with it, beside its fields.
    package var faults: [FormFault] {
        var faults: [FormFault] = []
        if !from.isEmpty && start == nil { faults.append(FormFault(.dateMalformed, at: .dateFrom)) }
        if !to.isEmpty && end == nil { faults.append(FormFault(.dateMalformed, at: .dateTo)) }
        if let start, let end, end <= start { faults.append(FormFault(.periodReversed, at: .dateTo)) }
        return faults
    }

    /// The last day that belongs to it.
    var lastDay: Timestamp? { end.map { Timestamp(microsecondsSince1970: $0.microsecondsSince1970 - 1) } }
}

extension CivilDate {
    fileprivate var firstOfMonth: CivilDate { CivilDate(daysSince1970: daysSince1970 - day + 1) }
}
