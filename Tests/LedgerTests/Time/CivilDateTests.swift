import Ledger
import Testing

@Suite("A civil date")
struct CivilDateTests {
    @Test(
        "is a count of days since 1970, and back",
        arguments: [
            (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2000, 3, 1, 11_017),
            (2026, 1, 31, 20_484),
            (1, 1, 1, -719_162), (9999, 12, 31, 2_932_896),
        ] as [(Int64, Int64, Int64, Int64)])
    func days(year: Int64, month: Int64, day: Int64, days: Int64) throws {
        let date = try #require(CivilDate(year: year, month: month, day: day))
        #expect(date.daysSince1970 == days)
        #expect(CivilDate(daysSince1970: days) == date)
    }

    @Test("exists for every day of years 1 to 9999, one after the other")
    func everyDay() throws {
        var expected: (year: Int64, month: Int64, day: Int64) = (1, 1, 1)
        for days in Int64(-719_162)...2_932_896 {
            let date = CivilDate(daysSince1970: days)
            guard (date.year, date.month, date.day) == expected, date.daysSince1970 == days else {
                Issue.record("day \(days) is \(date.text), not \(expected)")
                return
            }
            expected.day += 1
            if expected.day > Self.length(of: expected.month, expected.year) {
                expected = (expected.year, expected.month + 1, 1)
            }
            if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
        }
    }

    @Test(
        "is none where the calendar has none",
        arguments: [
            (2026, 2, 29), (2025, 2, 29), (1900, 2, 29), (2100, 2, 29), (2024, 2, 30), (2026, 4, 31),
            (2026, 6, 31),
            (2026, 9, 31), (2026, 11, 31), (2026, 1, 32), (2026, 1, 0), (2026, 0, 1), (2026, 13, 1),
            (0, 1, 1),
            (10_000, 1, 1), (-1, 1, 1), (2026, 1, -1), (.max, 1, 1), (2026, .max, .max),
        ] as [(Int64, Int64, Int64)])
    func impossible(year: Int64, month: Int64, day: Int64) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test("has a leap day in 1600, 2000, 2024 and 2400", arguments: [1600, 2000, 2024, 2400, 4] as [Int64])
    func leapDays(year: Int64) {
        #expect(CivilDate(year: year, month: 2, day: 29) != nil)
    }

    @Test("is written with four, two and two digits")
    func text() {
        #expect(CivilDate(year: 1, month: 2, day: 3)?.text == "0001-02-03")
        #expect(CivilDate(year: 2026, month: 12, day: 31)?.text == "2026-12-31")
    }

    private static func length(of month: Int64, _ year: Int64) -> Int64 {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
