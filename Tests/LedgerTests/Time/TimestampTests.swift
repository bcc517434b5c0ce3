import Ledger
import TestRandom
import Testing

@Suite("A timestamp")
struct TimestampTests {
    @Test(
        "is written as UTC with six digits of the fraction",
        arguments: [
            (0, "1970-01-01T00:00:00.000000Z"), (1, "1970-01-01T00:00:00.000001Z"),
            (-1, "1969-12-31T23:59:59.999999Z"), (1_769_860_800_123_456, "2026-01-31T12:00:00.123456Z"),
            (951_782_400_000_000, "2000-02-29T00:00:00.000000Z"),
            (-62_135_596_800_000_000, "0001-01-01T00:00:00.000000Z"),
            (253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
        ] as [(Int64, String)])
    func writes(microseconds: Int64, text: String) {
        #expect(Timestamp(microsecondsSince1970: microseconds).rfc3339 == text)
        #expect(Timestamp(rfc3339: text)?.microsecondsSince1970 == microseconds)
    }

    @Test(
        "is read from any form that RFC 3339 allows",
        arguments: [
            "2026-01-31T12:00:00Z", "2026-01-31t12:00:00z", "2026-01-31 12:00:00Z", "2026-01-31T12:00:00.0Z",
            "2026-01-31T12:00:00.000000Z", "2026-01-31T12:00:00+00:00", "2026-01-31T12:00:00-00:00",
            "2026-01-31T15:00:00+03:00", "2026-01-31T07:00:00-05:00", "2026-01-31T17:45:00+05:45",
            "2026-02-01T02:00:00+14:00", "2026-01-30T12:01:00-23:59",
        ])
    func reads(text: String) {
        #expect(Timestamp(rfc3339: text)?.microsecondsSince1970 == 1_769_860_800_000_000)
    }

    @Test(
        "reads one to six digits of the fraction",
        arguments: [(".1", 100_000), (".12", 120_000), (".000001", 1)])
    func fraction(digits: String, microseconds: Int64) {
        #expect(Timestamp(rfc3339: "1970-01-01T00:00:00\(digits)Z")?.microsecondsSince1970 == microseconds)
    }

    @Test(
        "is not read from anything else",
        arguments: [
            "", "2026", "2026-01-31", "2026-01-31T12:00:00", "2026-01-31T12:00Z", "2026-01-31T12:00:00+0300",
            "2026-01-31T12:00:00+03", "2026-01-31T12:00:00 +03:00", "2026-01-31T12:00:00Z ",
            " 2026-01-31T12:00:00Z",
            "2026-01-31T12:00:00.Z", "2026-01-31T12:00:00.1234567Z", "2026-01-31T12:00:00,5Z",
            "2026-1-31T12:00:00Z",
            "26-01-31T12:00:00Z", "02026-01-31T12:00:00Z", "+2026-01-31T12:00:00Z", "2026-01-31T1:00:00Z",
            "2026-01-31T12:00:00ZZ", "2026-01-31T12:00:00UTC", "2026-01-31X12:00:00Z", "2026/01/31T12:00:00Z",
            "２０２６-01-31T12:00:00Z", "2026-01-31T12:00:00−03:00", "2026-01-31T12:00:00Z\u{0}", "now",
            "infinity",
        ])
    func refuses(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test(
        "is not read from a moment that does not exist",
        arguments: [
            "2026-02-29T12:00:00Z", "1900-02-29T12:00:00Z", "2026-04-31T12:00:00Z", "2026-00-10T12:00:00Z",
            "2026-13-10T12:00:00Z", "2026-01-00T12:00:00Z", "2026-01-32T12:00:00Z", "2026-01-31T24:00:00Z",
            "2026-01-31T12:60:00Z", "2026-01-31T12:00:61Z", "2016-12-31T23:59:60Z", "0000-01-01T00:00:00Z",
            "2026-01-31T12:00:00+24:00", "2026-01-31T12:00:00+03:60",
        ])
    func impossible(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test(
        "is not read where its offset leads out of years 1 to 9999, which it could not be written as",
        arguments: ["0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "0001-01-01T23:58:00+23:59"])
    func beyondTheCalendar(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test("at midnight UTC is read from a date alone")
    func date() {
        #expect(Timestamp(date: "2026-01-31")?.rfc3339 == "2026-01-31T00:00:00.000000Z")
        for text in ["2026-02-29", "2026-1-31", "2026-01-31T", "2026-01-31 ", "", "20260131"] {
            #expect(Timestamp(date: text) == nil, "\(text)")
        }
    }

    @Test("comes back from its text, whatever it is")
    func roundTrip() throws {
        for seed in Seeds(20_000) {
            var random = SeededRandom(seed: seed)
            let microseconds = Int64.random(
                in: -62_135_596_800_000_000...253_402_300_799_999_999, using: &random)
            let time = Timestamp(microsecondsSince1970: microseconds)
            try #require(Timestamp(rfc3339: time.rfc3339) == time, "seed \(seed)")
        }
    }

    @Test("means the same at whatever offset it is written")
    func offsets() throws {
        for seed in Seeds(5_000) {
            var random = SeededRandom(seed: seed)
            let seconds = Int64.random(in: -60_000_000_000...250_000_000_000, using: &random)
            let minutes = Int64.random(in: -1439...1439, using: &random)
            let time = Timestamp(microsecondsSince1970: seconds * 1_000_000)
            let local = time.adding(seconds: minutes * 60).rfc3339.dropLast()
            let (hour, minute) = (minutes.magnitude / 60, minutes.magnitude % 60)
            let zone =
                "\(minutes < 0 ? "-" : "+")\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
            try #require(Timestamp(rfc3339: local + zone) == time, "seed \(seed)")
        }
    }

    @Test("sorts as its text does")
    func order() throws {
        for seed in Seeds(5_000) {
            var random = SeededRandom(seed: seed)
            let times = (0..<2).map { _ in
                Timestamp(microsecondsSince1970: Int64.random(in: 0...4_000_000_000_000_000, using: &random))
            }
            try #require((times[0] < times[1]) == (times[0].rfc3339 < times[1].rfc3339), "seed \(seed)")
        }
    }

    @Test("is followed by the next microsecond")
    func next() {
        #expect(Timestamp(microsecondsSince1970: 41).next == Timestamp(microsecondsSince1970: 42))
    }
}
