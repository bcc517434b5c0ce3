import Ledger
import Testing

@testable import Pages

@Suite("The period of a statement")
struct StatementPeriodTests {
    private func at(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }

    @Test("holds its last day, of which a time is no part")
    func bounds() throws {
        let period = StatementPeriod(from: "2026-02-01", to: "2026-02-28")
        #expect(period.start == (try at("2026-02-01T00:00:00Z")))
        #expect(period.end == (try at("2026-03-01T00:00:00Z")))
        #expect(period.lastDay?.date.text == "2026-02-28")
        let exact = StatementPeriod(from: "2026-02-01T10:00:00+01:00", to: "2026-02-01T12:00:00Z")
        #expect(exact.start == (try at("2026-02-01T09:00:00Z")))
        #expect(exact.end == (try at("2026-02-01T12:00:00Z")))
        #expect(exact.faults.isEmpty)
    }

    @Test("is this month or the last one, also at the turn of a year and of a leap year's February")
    func months() throws {
        let newYear = try at("2026-01-01T00:00:00Z")
        #expect(
            StatementPeriod.thisMonth(now: newYear) == StatementPeriod(from: "2026-01-01", to: "2026-01-01"))
        #expect(
            StatementPeriod.lastMonth(now: newYear) == StatementPeriod(from: "2025-12-01", to: "2025-12-31"))
        let march = try at("2028-03-31T23:59:59Z")
        #expect(
            StatementPeriod.thisMonth(now: march) == StatementPeriod(from: "2028-03-01", to: "2028-03-31"))
        #expect(
            StatementPeriod.lastMonth(now: march) == StatementPeriod(from: "2028-02-01", to: "2028-02-29"))
    }

    @Test("says which of its ends is wrong")
    func faults() {
        #expect(StatementPeriod(from: "", to: "").faults.isEmpty)
        #expect(StatementPeriod(from: "2026-02-01", to: "2026-02-01").faults.isEmpty)
        #expect(
            StatementPeriod(from: "soon", to: "2026-02-30").faults == [
                FormFault(.dateMalformed, at: .dateFrom), FormFault(.dateMalformed, at: .dateTo),
            ])
        #expect(
            StatementPeriod(from: "2026-02-02", to: "2026-02-01").faults == [
                FormFault(.periodReversed, at: .dateTo)
            ])
    }
}
