import Ledger

extension TransferFilter {
    /// Of the moment when a transfer was decided.
    ///
    /// `=` and `!=` take a date for its whole day in UTC, and a date-time for its microsecond. The four
    /// others take a date for the midnight that it begins with, as the original's comparison with a timestamp
    /// does: `> 2026-01-31` includes that day, `<= 2026-01-31` does not.
    mutating func narrow(toTime term: FilterTerm) throws(FilterFault) {
        let expected = "dates such as 2026-01-31 and date-times such as 2026-01-31T12:00:00Z"
        switch term.comparison {
        case .equal: narrow(toOneOf: try term.read(expected, Self.span))
        case .unequal: createdExcluded += try term.read(expected, Self.span)
        case .above: raiseStart(to: try term.one(expected, Self.span).lowerBound.next)
        case .atLeast: raiseStart(to: try term.one(expected, Self.span).lowerBound)
        case .below: lowerEnd(to: try term.one(expected, Self.span).lowerBound)
        case .atMost: lowerEnd(to: try term.one(expected, Self.span).lowerBound.next)
        }
    }

    /// Within the outermost bounds of the spans, and in none of the gaps between them.
    private mutating func narrow(toOneOf spans: [Range<Timestamp>]) {
        let sorted = spans.sorted { $0.lowerBound < $1.lowerBound }
        guard let first = sorted.first else { return }
        var end = first.upperBound
        for span in sorted.dropFirst() {
            if span.lowerBound > end { createdExcluded.append(end..<span.lowerBound) }
            end = max(end, span.upperBound)
        }
        raiseStart(to: first.lowerBound)
        lowerEnd(to: end)
    }

    private mutating func raiseStart(to time: Timestamp) { createdFrom = max(createdFrom ?? time, time) }

    private mutating func lowerEnd(to time: Timestamp) { createdBefore = min(createdBefore ?? time, time) }

    private static func span(_ text: String) -> Range<Timestamp>? {
        if let day = Timestamp(date: text) { return day..<day.adding(seconds: 86_400) }
        guard let moment = Timestamp(rfc3339: Self.repaired(text)) else { return nil }
        return moment..<moment.next
    }

    /// A date-time as RFC 3339 writes it, from what is left of one in an address.
    ///
    /// The `+` of a zone has become a blank where it was not encoded, and the blank between date and time a
    /// `+` where it was encoded twice. Seconds and zone may be missing: then they are 0 and UTC.
    private static func repaired(_ text: String) -> String {
        var bytes = Array(text.utf8)
        let dateCount = 10, minutesCount = 16
        guard bytes.count >= minutesCount else { return text }
        if bytes[dateCount] == UInt8(ascii: "+") { bytes[dateCount] = UInt8(ascii: " ") }
        var time = bytes[(dateCount + 1)...].prefix {
            $0.isDigit || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
        }
        var zone = bytes[time.endIndex...]
        if zone.first == UInt8(ascii: " ") { zone = [UInt8(ascii: "+")] + zone.dropFirst() }
        if time.count == 5 { time += Array(":00".utf8) }
        let zoneText = zone.isEmpty ? "Z" : String(decoding: zone, as: UTF8.self)
        return String(decoding: bytes[...dateCount] + time, as: UTF8.self) + zoneText
    }
}
