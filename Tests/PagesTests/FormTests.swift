import Ledger
import Methods
import Testing

@testable import Pages

@Suite struct FormTests {
    @Test(
        "An amount is read as people type it, and never guessed",
        arguments: [
            ("12.50", "12.50"), ("12,50", "12.50"), ("12,5", "12.5"), (" 12 ", "12"), ("1 234,56", "1234.56"),
            ("1\u{A0}234\u{A0}567,89", "1234567.89"), ("1\u{202F}234", "1234"), ("1,234", "1,234"),
            ("1,234.56", "1,234.56"), ("1.234,56", "1.234,56"), ("1 2", "1 2"), ("12 34,5", "12 34,5"),
            ("1, 5", "1, 5"),
            ("1,2,3", "1,2,3"), ("", ""), ("abc", "abc"), ("-5", "-5"), (",5", ".5"), ("5,", "5,"),
            ("1234 567", "1234 567"),
        ])
    func readsAmounts(_ typed: String, _ amount: String) {
        #expect(TypedAmount.normalized(typed) == amount)
    }

    @Test(
        "A way back leads only to this site",
        arguments: [
            "", "user", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)",
            "/a\nb", "/a b",
            "/\u{0}", "/é", "\t/a", "/a\u{7F}",
        ])
    func refusesForeignAddresses(_ text: String) {
        #expect(LocalAddress(text) == nil)
    }

    @Test("A way back may have a query, up to a length")
    func acceptsLocalAddresses() {
        #expect(LocalAddress("/")?.text == "/")
        #expect(LocalAddress("/user/7/transaction/?filter=amount+%3E%3D+10&sort=amount+asc") != nil)
        #expect(LocalAddress("/" + String(repeating: "a", count: LocalAddress.bytesMax - 1)) != nil)
        #expect(LocalAddress("/" + String(repeating: "a", count: LocalAddress.bytesMax)) == nil)
    }

    @Test("A draft goes into an address and comes back the same")
    func draftsRoundTrip() throws {
        let user = try #require(UserID(7))
        let draft = TransferDraft(
            form: .external, from: "701", to: "1203", amount: "1 000,5", fixedSide: .credit,
            memo: "a & b + c = ü;\"'")
        let fields = Dictionary(uniqueKeysWithValues: draft.fields.map { ($0.name, $0.value) })
        #expect(TransferDraft(owner: user) { fields[$0] } == draft)
        #expect(
            PageURL.transfer(user, draft).text
                == "/user/7/transfer/?kind=external&from=701&to=1203&amount=1+000%2C5&fixed=credit"
                + "&memo=a+%26+b+%2B+c+%3D+%C3%BC%3B%22%27")
    }

    @Test("A link that names no form gets the one that the payee's number tells")
    func draftsFindTheirForm() throws {
        let user = try #require(UserID(7))
        #expect(TransferDraft(owner: user) { $0 == "to" ? "702" : nil }.form == .own)
        #expect(TransferDraft(owner: user) { $0 == "to" ? "1203" : nil }.form == .external)
        #expect(TransferDraft(owner: user) { _ in nil }.form == .own)
        #expect(!TransferDraft(owner: user) { _ in nil }.isComplete)
    }

    @Test("A field's own words come before the general ones, an unknown reason is told as a failure")
    func tellsFaults() throws {
        let words = try Samples.renderer.get().words(in: .english)
        let state = FormState(
            faults: [
                FormFault(.accountUnknown, at: .from), FormFault(.accountUnknown, at: .to),
                FormFault(FaultReason("no_such_slug"), at: .amount),
                FormFault(FaultReason("no_such_slug")), FormFault(FaultReason("too_short"), at: .password),
                FormFault(FaultReason("empty"), at: .name), FormFault(FaultReason("local_part"), at: .email),
            ], words: words)
        #expect(state.field(.from, "9").problem == "You have no such account. Choose one of yours.")
        #expect(state.field(.to, "9").problem?.contains("no account with this number") == true)
        #expect(state.field(.amount, "9").problem == words.text("fault.amount_invalid"))
        #expect(state.field(.password, "").problem == "The password is too short.")
        #expect(state.field(.name, "").problem == "Enter your name.")
        #expect(state.field(.email, "").problem == words.text("fault.email_invalid"))
        #expect(state.field(.memo, "x").problem == nil && state.field(.memo, "x").value == "x")
        #expect(
            state.summary?.items.map(\.anchor) == [
                "#from", "#to", "#amount", nil, "#password", "#name", "#email",
            ])
        #expect(state.summary?.items[3].text == words.text("fault.internal"))
        #expect(FormState(faults: [], words: words).summary == nil)
    }

    @Test("A summary names the refusal of the method that was asked, not the reason beside a field")
    func summaryNamesTheRefusal() throws {
        let words = try Samples.renderer.get().words(in: .english)
        let refused = FormFault(.tooLong, at: .memo, refusal: .invalidParams)
        #expect(FormState(faults: [refused], words: words).summary?.slug == "invalid_params")
        #expect(FormState(faults: [FormFault(.missing, at: .to)], words: words).summary?.slug == nil)
    }
}
