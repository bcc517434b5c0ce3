import Testing

@testable import Pages

@Suite struct LanguageTests {
    @Test(
        "Accept-Language is weighed",
        arguments: [
            ("ru", Language.russian), ("ru-RU,ru;q=0.9,en;q=0.8", .russian), ("zh-CN", .chinese),
            ("ZH-hant", .chinese),
            ("de, en;q=0.5, ru;q=0.7", .russian), ("en;q=0.1, ru;q=0", .english),
            ("en;q=0.8,zh;q=0.8", .english),
            ("fr", .english), ("", .english), ("*", .english), (";;;,,,", .english), ("ru;q=abc", .english),
            ("ru;q=-1", .english), ("ru ; q=0.5 , zh ; q=0.50001", .russian), ("russian", .english),
            ("ru;q=1.5", .russian), ("ru;q=2", .english),
        ])
    func weighs(_ header: String, _ language: Language) {
        #expect(Language.preferred(remembered: nil, acceptLanguage: header) == language)
    }

    @Test("A remembered language comes first, an unknown one counts for nothing")
    func remembers() {
        #expect(Language.preferred(remembered: "zh", acceptLanguage: "ru") == .chinese)
        #expect(Language.preferred(remembered: "tlh", acceptLanguage: "ru") == .russian)
        #expect(Language.preferred(remembered: nil, acceptLanguage: nil) == .english)
    }

    @Test("A header of any length costs little: only its first thousand bytes are read")
    func readsABoundedHeader() {
        let header = String(repeating: "de,", count: 400) + "ru"
        #expect(Language.preferred(remembered: nil, acceptLanguage: header) == .english)
    }

    @Test("An unknown theme means as the device says")
    func readsThemes() {
        #expect(Theme(remembered: "dark") == .dark)
        #expect(Theme(remembered: "purple") == .automatic)
        #expect(Theme(remembered: nil) == .automatic)
    }
}
