import Testing

/// What the style asks for and no compiler checks. A rule that finds something says where.
@Suite("Tidy")
struct TidyTests {
    @Test("The repository keeps the rule", arguments: Rule.all)
    func kept(rule: Rule) {
        let findings = Repository.files.filter { rule.exceptions[$0.path] == nil }.flatMap(rule.findings)
        for finding in findings.prefix(40) { Issue.record("\(finding)") }
        #expect(findings.isEmpty, "\(findings.count) in all")
    }

    @Test("The rule finds what breaks it, and nothing else", arguments: Rule.all)
    func finds(rule: Rule) {
        #expect(!rule.caught.isEmpty)
        for file in rule.caught {
            #expect(!rule.findings(file).isEmpty, "\(file.lines.joined(separator: "⏎"))")
        }
        for file in rule.passed {
            let findings = rule.findings(file)
            #expect(findings.isEmpty, "\(file.lines.joined(separator: "⏎"))")
        }
    }

    @Test("Every exception is of a file that is there and would be found, and says why", arguments: Rule.all)
    func exceptions(rule: Rule) {
        for (path, reason) in rule.exceptions {
            let file = Repository.files.first { $0.path == path }
            #expect(file.map(rule.findings)?.isEmpty == false, "\(path) is no exception any more")
            #expect(reason.split(separator: " ").count > 3, "\(path): \(reason)")
        }
    }

    @Test("The rules see the whole repository")
    func whole() {
        let swift = Repository.files.filter(\.isSource)
        #expect(swift.count > 300 && swift.map(\.lines.count).reduce(0, +) > 10_000)
        #expect(Repository.files.contains { $0.path == "migrations/0002_ledger.sql" })
        #expect(Repository.files.contains { $0.isTemplate })
        #expect(Architecture.shared.uses["Methods"]?.contains("LedgerStore") == true)
    }

    @Test("Comments and strings are told from code")
    func code() {
        let text = ##"""
            let a = 1 // one "two
            /* three /* four */ five */ let b = "six \(seven("eight")) \" nine" + #"ten \(eleven) \#(twelve)"#
            let c = """
                thirteen " fourteen \(fifteen)
                """; let d = 16 / 17; let e = /eighteen \/ "{/; f(19, #/twenty " {/#)
            """##
        let words = SwiftText.code(of: text).split { !$0.isLetter && !$0.isNumber }
        #expect(
            words == [
                "let", "a", "1", "let", "b", "seven", "twelve", "let", "c", "fifteen", "let", "d", "16", "17",
                "let", "e", "f",
                "19",
            ])
    }
}
