import Identity
import Testing

@Suite("A password")
struct PasswordTests {
    @Test(
        "may be chosen freely: no rule about its composition",
        arguments: [
            "correct horse", "ninechars", "тайное слово", "🐎🔋📎🐎🔋📎🐎🔋", "   spaces   ", "lowercase-only",
        ])
    func chosen(text: String) throws {
        _ = try Password(choosing: text)
    }

    @Test(
        "is refused for the reason that is so",
        arguments: [
            ("", PasswordFault.tooShort), ("1234567", .tooShort), ("12345678", .common),
            ("password", .common),
            ("PassWord1", .common), ("qwertyuiop", .common), ("EasyBilling", .common), ("ПАРОЛЬ123", .common),
            ("zzzzzzzzzz", .common), ("Ann.Kowalski@example.com", .sameAsEmail),
            ("ann.kowalski", .sameAsEmail),
            ("secret\0secret", .nulCharacter),
        ])
    func refusals(text: String, fault: PasswordFault) throws {
        let email = try EmailAddress("ann.kowalski@example.com")
        #expect(throws: fault) { try Password(choosing: text, email: email) }
    }

    @Test("has 8 to 256 Unicode scalars")
    func lengths() throws {
        _ = try Password(choosing: "é1234567")
        _ = try Password(choosing: String(repeating: "ab", count: 128))
        #expect(throws: PasswordFault.tooLong) {
            try Password(choosing: String(repeating: "ab", count: 128) + "c")
        }
    }

    @Test("never prints, however it is printed")
    func redacted() throws {
        let password = try Password(choosing: "correct horse")
        var dumped = ""
        dump(password, to: &dumped)
        for shown in [
            "\(password)", String(reflecting: password), dumped, "\([password])",
            "\(Optional(password) as Any)",
        ] {
            #expect(!shown.contains("horse") && !shown.contains("99"), "99 is the first byte")
        }
    }

    @Test("says in a sentence what is wrong with it", arguments: PasswordFault.allCases)
    func sentences(fault: PasswordFault) {
        #expect(!fault.code.isEmpty && fault.detail.count > 10)
    }
}
