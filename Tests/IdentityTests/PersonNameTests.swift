import Identity
import Testing

@Suite("A person's name")
struct PersonNameTests {
    @Test(
        "is kept as written, without blanks around it",
        arguments: [
            ("Ann Kowalski", "Ann Kowalski"), ("  Ann \u{3000}", "Ann"), ("王小明", "王小明"),
            ("Łukasz O’Neil-Świątek", "Łukasz O’Neil-Świątek"),
            ("Зоя", "Зоя"), ("می‌خواهم", "می‌خواهم"), ("R2-D2", "R2-D2"),
            ("7", "7"), ("محمد علي", "محمد علي"),
            ("<b>Bob</b>", "<b>Bob</b>"),
        ])
    func kept(written: String, kept: String) throws {
        #expect(try PersonName(written).text.utf8.elementsEqual(kept.utf8))
    }

    @Test(
        "is refused for the reason that is so",
        arguments: [
            ("", PersonNameFault.empty), (" \t\n ", .empty), ("Ann\nKowalski", .forbiddenCharacter),
            ("Ann\0", .forbiddenCharacter), ("Ann\u{7F}", .forbiddenCharacter),
            ("Ann \u{202E}Bob", .forbiddenCharacter),
            ("\u{2066}Ann", .forbiddenCharacter), ("Ann\u{200F}x", .forbiddenCharacter),
            ("A\u{200B}nn", .forbiddenCharacter),
            ("\u{FEFF}Ann", .forbiddenCharacter), ("Ann\u{2028}x", .forbiddenCharacter),
            ("Ann\u{E000}", .forbiddenCharacter),
            ("Ann\u{FFFE}", .forbiddenCharacter), ("\u{301}Ann", .forbiddenCharacter),
            ("\u{200D}Ann", .forbiddenCharacter),
            ("---", .noLetter), ("🎉", .noLetter),
        ])
    func refusals(text: String, fault: PersonNameFault) {
        #expect(throws: fault) { try PersonName(text) }
    }

    @Test("has at most 100 Unicode scalars, blanks around it not counted")
    func lengths() throws {
        let longest = String(repeating: "я", count: 100)
        _ = try PersonName(" \(longest) ")
        #expect(throws: PersonNameFault.tooLong) { try PersonName(longest + "я") }
    }

    @Test(
        "is masked for strangers: enough to recognise, not enough to learn",
        arguments: [
            ("Ann Kowalski", "Ann K."), ("Ann Maria Kowalski", "Ann K."), ("Ann  \u{A0}kowalski", "Ann K."),
            ("Madonna", "M•••"),
            ("王小明", "王•••"), ("Зоя Космодемьянская", "Зоя К."), ("ann@example.com Smith", "a•••"),
            ("7", "7•••"),
        ])
    func masked(name: String, shown: String) throws {
        #expect(try PersonName(name).masked == shown)
    }

    @Test(
        "has a masked form that the database has room for, however strange the name",
        arguments: [
            String(repeating: "a", count: 98) + " ΐ", "ΐ" + String(repeating: "\u{301}", count: 99),
            "b ΐ" + String(repeating: "\u{345}", count: 97), String(repeating: "ﬃ", count: 98) + " ﬃ",
        ])
    func maskedLength(name: String) throws {
        #expect((1...110).contains(try PersonName(name).masked.unicodeScalars.count))
    }

    @Test("is another one when its bytes are others, even if it looks the same")
    func equality() throws {
        #expect(try PersonName("Zo\u{EB}") != PersonName("Zoe\u{308}"))
        #expect(try PersonName("Zoë") == PersonName(" Zoë "))
    }

    @Test("says in a sentence what is wrong with it", arguments: PersonNameFault.allCases)
    func sentences(fault: PersonNameFault) {
        #expect(!fault.code.isEmpty && fault.detail.count > 10)
    }
}
