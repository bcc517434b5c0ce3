import Ledger
import Testing

@Suite("An idempotency key")
struct IdempotencyKeyTests {
    @Test(
        "has 1 to 64 characters of A-Z, a-z, 0-9, _ and -",
        arguments: [
            "a", "0", "_", "-", "--", "AZaz09_-", "019c1400-0000-7000-8000-000000000001",
            String(repeating: "x", count: 64),
        ])
    func takes(text: String) throws {
        #expect(IdempotencyKey(text)?.text == text)
        #expect(text.wholeMatch(of: try Regex(IdempotencyKey.pattern)) != nil)
    }

    @Test(
        "has no others",
        arguments: [
            "", String(repeating: "x", count: 65), " ", "a b", "a\n", "\na", "a:b", "signup:deposit", "a.b",
            "a/b", "é",
            "e\u{301}", "ａ", "a\u{0}", "\"a\"", "a+b", "a=b", "٣", "\u{200B}",
        ])
    func refuses(text: String) {
        #expect(IdempotencyKey(text) == nil)
    }

    @Test("that the service makes can be no client's")
    func own() {
        for key in [IdempotencyKey.signUpDeposit, .made(for: TransferID(bits: 7))] {
            #expect(IdempotencyKey(key.text) == nil)
            #expect(key.text.utf8.count <= 80 && key.text.contains(":"))
        }
        #expect(IdempotencyKey.made(for: TransferID(bits: 1)) != .made(for: TransferID(bits: 2)))
    }
}
