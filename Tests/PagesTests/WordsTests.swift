import Ledger
import Testing

@testable import Pages

@Suite struct WordsTests {
    private func words(_ language: Language) throws -> Words {
        try Samples.renderer.get().words(in: language)
    }

    @Test(
        "Money is written from exact digits, as the language separates them, with its code",
        arguments: [
            (Language.english, Int64(1_234_56), "1,234.56\u{A0}USD"),
            (.russian, 1_234_56, "1\u{A0}234,56\u{A0}USD"),
            (.chinese, 1_234_56, "1,234.56\u{A0}USD"), (.english, 5, "0.05\u{A0}USD"),
            (.english, 0, "0.00\u{A0}USD"),
            (.english, 999_99, "999.99\u{A0}USD"), (.english, -1_000_00, "\u{2212}1,000.00\u{A0}USD"),
            (.russian, 9_000_000_000_000_000, "90\u{A0}000\u{A0}000\u{A0}000\u{A0}000,00\u{A0}USD"),
        ])
    func writesMoney(_ language: Language, _ cents: Int64, _ text: String) throws {
        #expect(try words(language).money(Money(minorUnits: cents, currency: .usd)) == text)
    }

    @Test("A change has a sign")
    func writesChanges() throws {
        let words = try words(.english)
        let money = Money(minorUnits: 1_00, currency: .eur)
        #expect(words.change(money, isCredit: true) == "+1.00\u{A0}EUR")
        #expect(words.change(money, isCredit: false) == "\u{2212}1.00\u{A0}EUR")
    }

    @Test("A rate keeps every digit, and what is no number stays as it was typed")
    func writesRates() throws {
        #expect(
            try words(.russian).rate("6.66666667", from: .usd, to: .cny) == "1\u{A0}USD = 6,66666667\u{A0}CNY"
        )
        for typed in ["", "abc", "1.", ".5", "1.2.3", "-", "١٢٣٤", "1e5", "12 345"] {
            #expect(try words(.english).number(typed) == typed)
        }
    }

    @Test("An amount in two parts is the same amount")
    func splitsMoney() throws {
        let (whole, fraction) = try words(.russian).parts(of: Money(minorUnits: 12_480_35, currency: .usd))
        #expect(whole == "12\u{A0}480" && fraction == ",35")
    }

    @Test("Dates are written in the language's order")
    func writesDates() throws {
        let moment = try #require(Timestamp(rfc3339: "2026-01-31T14:05:09Z"))
        #expect(try words(.english).dateAndTime(moment) == "31 January 2026, 14:05 UTC")
        #expect(try words(.russian).dateAndTime(moment) == "31 января 2026, 14:05 UTC")
        #expect(try words(.chinese).dateAndTime(moment) == "2026年1月31日 14:05 UTC")
        #expect(try words(.english).time(moment) == "14:05:09 UTC")
    }

    @Test("Days near today have names")
    func namesDays() throws {
        let words = try words(.english)
        let now = try #require(Timestamp(rfc3339: "2026-03-01T00:00:00Z"))
        let before = try #require(Timestamp(rfc3339: "2026-02-28T23:59:59.999999Z"))
        #expect(words.day(now, now: now) == "Today")
        #expect(words.day(before, now: now) == "Yesterday")
        #expect(words.day(before.adding(seconds: -86_400), now: now) == "27 February 2026")
        #expect(words.day(Timestamp(microsecondsSince1970: -1), now: now) == "31 December 1969")
    }

    @Test(
        "An age is told in the right plural form",
        arguments: [
            (0, "только что"), (59, "только что"), (60, "1 минуту назад"), (120, "2 минуты назад"),
            (300, "5 минут назад"), (660, "11 минут назад"), (1_260, "21 минуту назад"),
            (3_600, "1 час назад"),
            (43_200, "12 часов назад"), (1_900_800, "22 дня назад"), (-5, "только что"),
        ])
    func tellsAges(_ seconds: Int, _ text: String) throws {
        let now = try #require(Timestamp(rfc3339: "2026-03-01T12:00:00Z"))
        #expect(try words(.russian).age(of: now.adding(seconds: Int64(-seconds)), now: now) == text)
    }

    @Test("Russian plural forms follow the last two digits")
    func choosesRussianForms() {
        let expected: [PluralForm: [Int]] = [
            .one: [1, 21, 101, 1_001], .few: [2, 3, 4, 22, 34, 102],
            .many: [0, 5, 10, 11, 12, 13, 14, 19, 20, 25, 100, 111, 112, 211],
        ]
        for (form, counts) in expected {
            for count in counts { #expect(PluralForm(for: count, in: .russian) == form, "\(count)") }
        }
        #expect(PluralForm(for: 1, in: .english) == .one)
        #expect(PluralForm(for: 0, in: .english) == .other)
        #expect(PluralForm(for: 1, in: .chinese) == .other)
    }

    @Test("A value that looks like a place is not filled in again")
    func fillsOnce() throws {
        let text = try words(.english)(.transferBetween, ["from": "{to}", "to": "{from}"])
        #expect(text == "{to} to {from}")
    }

    @Test("A missing text is visible")
    func showsMissingTexts() throws {
        let words = Words(
            language: .english, catalogue: try Catalogue(parsing: Array(#"{"a":{"b":"c"}}"#.utf8)))
        #expect(words(.titleHome) == "⟦title.home⟧")
        #expect(words.counted(.ageMinutes, 2) == "⟦age.minutes⟧")
    }
}
