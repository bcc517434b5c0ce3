import Identity
import Testing

@Suite("An e-mail address")
struct EmailAddressTests {
    @Test(
        "is kept in lower case",
        arguments: [
            ("Ann@Example.COM", "ann@example.com"), ("a@b", "a@b"),
            ("o'neil+bank@mail.example", "o'neil+bank@mail.example"),
            ("x.y-z_1@a-b.c1.example", "x.y-z_1@a-b.c1.example"),
            ("1@xn--80ak6aa92e.com", "1@xn--80ak6aa92e.com"),
        ])
    func lowerCase(written: String, kept: String) throws {
        #expect(try EmailAddress(written).text == kept)
    }

    @Test(
        "is refused for the reason that is so",
        arguments: [
            ("", EmailFault.empty), ("ann", .notOneAt), ("a@b@c", .notOneAt), ("ann@", .domain),
            ("@example.com", .localPart),
            ("a b@example.com", .localPart), ("a\"b@example.com", .localPart),
            ("a<b>@example.com", .localPart),
            (" ann@example.com", .localPart), ("ann@example.com ", .domain), ("ann@example.com\n", .domain),
            ("ann@example.com\0", .domain), ("a\0nn@example.com", .localPart), ("ann@-a.com", .domain),
            ("ann@a-.com", .domain), ("ann@a..com", .domain), ("ann@.com", .domain), ("ann@com.", .domain),
            ("ann@a_b.com", .domain), ("ann@[192.0.2.1]", .domain), ("ännchen@example.com", .notASCII),
            ("ann@exämple.com", .notASCII), ("\u{212A}elvin@example.com", .notASCII),
        ])
    func refusals(text: String, fault: EmailFault) {
        #expect(throws: fault) { try EmailAddress(text) }
    }

    @Test("has at most 254 characters, 64 of them before the @, 63 in a part of the domain")
    func lengths() throws {
        let local = String(repeating: "a", count: 64)
        let label = String(repeating: "b", count: 63)
        _ = try EmailAddress("\(local)@\(label)")
        #expect(throws: EmailFault.localPart) { try EmailAddress("a\(local)@\(label)") }
        #expect(throws: EmailFault.domain) { try EmailAddress("\(local)@b\(label)") }
        let longest = "\(local)@\(label).\(label).\(String(repeating: "c", count: 61))"
        #expect(longest.utf8.count == 254)
        _ = try EmailAddress(longest)
        #expect(throws: EmailFault.tooLong) { try EmailAddress(longest + "c") }
    }

    @Test("prints masked, however it is printed")
    func masked() throws {
        let email = try EmailAddress("ann.kowalski@example.com")
        #expect("\(email)" == "a•••@example.com")
        #expect(String(reflecting: email) == "a•••@example.com")
        var dumped = ""
        dump(email, to: &dumped)
        #expect(!dumped.contains("kowalski"))
    }

    @Test("says in a sentence what is wrong with it", arguments: EmailFault.allCases)
    func sentences(fault: EmailFault) {
        #expect(!fault.code.isEmpty && fault.detail.count > 10)
    }
}
