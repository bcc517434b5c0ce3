import Testing

@testable import Web

@Suite("The grammar of filters")
struct FilterScannerTests {
    private func terms(_ text: String) throws -> [FilterTerm] {
        var scanner = FilterScanner(text)
        return try scanner.terms()
    }

    @Test("a term is a field, an operator and values; blanks do not matter, and a plus is one")
    func plain() throws {
        let expected = [FilterTerm("user", .equal, ["2"])]
        for text in ["user = 2", "user=2", " user  =  2 ", "user+=+2", "++user+=2+", "user\t=\t2"] {
            #expect(try terms(text) == expected, "\(text)")
        }
    }

    @Test("every operator is told from its neighbours", arguments: FilterTerm.Comparison.allCases)
    func operators(comparison: FilterTerm.Comparison) throws {
        #expect(try terms("amount\(comparison.rawValue)1") == [FilterTerm("amount", comparison, ["1"])])
    }

    @Test("terms are separated by semicolons, values by commas; empty terms do not count")
    func lists() throws {
        #expect(
            try terms(";user = 2;; invoice = 3 , 4,5 ;") == [
                FilterTerm("user", .equal, ["2"]), FilterTerm("invoice", .equal, ["3", "4", "5"]),
            ])
        #expect(try terms("") == [])
        #expect(try terms(" ; ") == [])
    }

    @Test("inside double quotes everything means itself, and a quote is doubled")
    func quotes() throws {
        #expect(
            try terms(#"text = "a;b,c ""d"" + e ";kind=own"#) == [
                FilterTerm("text", .equal, [#"a;b,c "d" + e "#]), FilterTerm("kind", .equal, ["own"]),
            ])
        #expect(try terms(#"text = it"s"#) == [FilterTerm("text", .equal, [#"it"s"#])])
        #expect(try terms("text = \"\u{301}x\"") == [FilterTerm("text", .equal, ["\u{301}x"])])
    }

    @Test("a plus inside a value stays, at its ends it is a blank")
    func plusInValues() throws {
        #expect(
            try terms("created_at > 2020-01-31T00:00:00+03:00")
                == [FilterTerm("created_at", .above, ["2020-01-31T00:00:00+03:00"])])
        #expect(try terms("text = +a+b+") == [FilterTerm("text", .equal, ["a+b"])])
    }

    @Test(
        "what is no term is refused by what is wrong with it",
        arguments: [
            ("nonsense", .notATerm("nonsense")), ("user ~ 2;x=1", .notATerm("user ~ 2")),
            ("= 2", .notATerm("= 2")),
            ("user == 2", .notATerm("user == 2")), ("user <> 2", .notATerm("user <> 2")),
            ("user =", .valueMissing(field: "user")), ("user = ;x=1", .valueMissing(field: "user")),
            ("user = 1,,2", .valueMissing(field: "user")), ("text = \"\"", .valueMissing(field: "text")),
            ("text = \"a", .openQuote(field: "text")), ("text = \"a\"b", .openQuote(field: "text")),
        ] as [(String, FilterFault)])
    func refused(text: String, fault: FilterFault) {
        #expect(throws: fault) { try terms(text) }
    }

    @Test("there are limits to terms and values, and a test at their edge")
    func limits() throws {
        let term = "user=1"
        let most = [String](repeating: term, count: TransferQuery.termsMax).joined(separator: ";")
        #expect(try terms(most).count == TransferQuery.termsMax)
        #expect(throws: FilterFault.tooManyTerms) { try terms(most + ";" + term) }
        let values = [String](repeating: "1", count: TransferQuery.valuesMax).joined(separator: ",")
        #expect(try terms("user=" + values).first?.values.count == TransferQuery.valuesMax)
        #expect(throws: FilterFault.tooManyValues(field: "user")) { try terms("user=" + values + ",1") }
    }

    @Test(
        "what a term writes reads back",
        arguments: ["a", "a;b", "a,b", "\"", "a\"b", " a", "a ", "+a", "a+b", "я\u{301}", "\"\u{301}"])
    func roundTrip(value: String) throws {
        let term = FilterTerm("text", .equal, [value, "x"])
        #expect(try terms(term.text) == [term])
    }

    @Test("no bytes make it trap or run on")
    func noise() {
        var random = SystemRandomNumberGenerator()
        let alphabet = Array("user=!<>;,\"+ a1\u{301}\\%".utf8) + [0xFF, 0x80]
        for _ in 0..<20_000 {
            let length = Int.random(in: 0...24, using: &random)
            let bytes = (0..<length).compactMap { _ in alphabet.randomElement(using: &random) }
            _ = try? terms(String(decoding: bytes, as: UTF8.self))
        }
    }
}
