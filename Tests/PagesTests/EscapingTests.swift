import Testing

@testable import Pages

@Suite struct EscapingTests {
    static let payloads = [
        "\"><script>alert(1)</script>",
        "\"\u{301} onfocus=\u{301}alert(1) autofocus x=\"\u{301}",
        "'\u{301} onfocus='\u{301}",
        "<\u{301}img src=x onerror=alert(1)>\u{301}",
        "&\u{301}lt;script&gt;&#60;",
        "\u{0}\u{8}<\u{7F}\">",
        "{{t.frame.skip}} {{{frame.title}}} {{/page}}",
        "\u{202E}\u{200D}<!-- --><![CDATA[ ]]>",
        "\r\n\t<\u{2028}b>",
        "<\u{FE0F}/title><\u{20E3}script>",
    ]

    @Test("Plain text comes back as it is", arguments: ["", "Ann", "Анна К.", "王芳", "a\nb\tc", "👩‍👩‍👧"])
    func leavesPlainText(_ text: String) {
        #expect(ScalarEscaping().escapeText(text) == text)
    }

    @Test("The five characters are escaped, also in front of a combining mark")
    func escapesBeforeCombiningMarks() {
        let escaped = ScalarEscaping().escapeText("<\u{301}>\u{301}&\u{301}\"\u{301}'\u{301}")
        #expect(
            Array(escaped.utf8)
                == Array("&lt;\u{301}&gt;\u{301}&amp;\u{301}&quot;\u{301}&#39;\u{301}".utf8))
    }

    @Test("Control characters that HTML forbids become the replacement character")
    func replacesControls() {
        #expect(ScalarEscaping().escapeText("a\u{0}b\u{1B}c\u{7F}d") == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d")
    }

    @Test("No markup character survives", arguments: payloads)
    func nothingSurvives(_ payload: String) {
        let escaped = ScalarEscaping().escapeText(payload).unicodeScalars
        #expect(!escaped.contains { "<>\"'".unicodeScalars.contains($0) })
    }

    @Test("No text in any field of any view changes a page's markup", arguments: payloads)
    func everyFieldIsEscaped(_ payload: String) throws {
        let renderer = try Samples.renderer.get()
        for page in Samples(renderer: renderer, language: .english).pages {
            let words = renderer.words(in: .english)
            let frame = Frame(
                visit: page.visit, page: page.template, title: page.name, section: nil, words: words)
            let root = renderer.root(page.view, in: frame, words: words)
            let honest = Markup(renderer.render(root, with: page.template))
            let hostile = Markup(renderer.render(HostileNode(root, payload: payload), with: page.template))
            #expect(hostile.skeleton == honest.skeleton, "\(page.name)")
            #expect(hostile.all("title").count == 1)
        }
    }

    @Test("No text that clients write changes a page's markup, in any language", arguments: payloads)
    func clientsTextsAreEscaped(_ payload: String) throws {
        let renderer = try Samples.renderer.get()
        var names = Samples.Names()
        names.client = payload
        names.payee = payload
        names.payer = payload
        names.memo = payload
        names.email = payload
        names.typed = payload
        names.requestID = payload
        for language in Language.allCases {
            let honest = Samples(renderer: renderer, language: language).clientsPages
            let hostile = Samples(renderer: renderer, language: language, names: names).clientsPages
            for (honest, hostile) in zip(honest, hostile) {
                #expect(Markup(hostile.bytes).skeleton == Markup(honest.bytes).skeleton, "\(honest.name)")
            }
        }
    }
}
