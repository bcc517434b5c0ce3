import Ledger
import Testing

@Suite("A memo")
struct MemoTests {
    @Test(
        "is 1 to 140 characters of any script",
        arguments: [
            "x", " ", "lunch", "обед", "午饭", "🍕", "e\u{301}", "<b>&\"'", String(repeating: "午", count: 140),
        ])
    func takes(text: String) {
        #expect(Memo(text)?.text == text)
    }

    @Test(
        "has no control characters or line breaks, and is neither empty nor too long",
        arguments: [
            "", "\u{0}", "a\nb", "a\tb", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}", "\u{1B}[31m",
            String(repeating: "x", count: 141), String(repeating: "e\u{301}", count: 71),
        ])
    func refuses(text: String) {
        #expect(Memo(text) == nil)
    }

    @Test("is the same only byte by byte, as the database compares")
    func equality() {
        #expect("\u{E9}" == "e\u{301}")
        #expect(Memo("\u{E9}") != Memo("e\u{301}"))
        #expect(Set([Memo("\u{E9}"), Memo("e\u{301}"), Memo("\u{E9}")]).count == 2)
    }
}
