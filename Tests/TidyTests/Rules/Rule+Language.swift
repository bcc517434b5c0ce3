extension Rule {
    /// What the language offers and the project does not use.
    static let language: [Rule] = [
        Rule(
            "no forced try",
            caught: [("Sources/A/A.swift", "let a = try! b()")],
            passed: [("Sources/A/A.swift", "let a = try b() // not try! here\nlet c = \"try! d\"")]
        ) { $0.isSwift ? $0.findings(of: /\btry!/, "try!") : [] },

        Rule(
            "nothing is printed: there is a logger, and the commands have a console",
            caught: [
                ("Sources/A/A.swift", "print(\"a\")"), ("Sources/A/A.swift", "if a { debugPrint(a) }"),
                ("Sources/A/A.swift", "dump(a)"),
            ],
            passed: [
                ("Sources/A/A.swift", "Self.print(a)\nfunc print(_ a: Int) {}\nlet fingerprint = hash(a)"),
                ("Tests/ATests/A.swift", "print(a)"),
            ]
        ) { file in
            guard file.isSource else { return [] }
            return file.findings(of: /(^|[^.\w])(print|debugPrint|dump)\(/, "print").filter {
                !file.code[$0.line - 1].contains("func ")
            }
        },

        Rule(
            "nothing traps without a sentence that says why it cannot be",
            caught: [
                ("Sources/A/A.swift", "fatalError()"), ("Sources/A/A.swift", "preconditionFailure( )"),
                ("Sources/A/A.swift", "precondition(a > 0)"),
                ("Sources/A/A.swift", "precondition(\n    f(a, 1) > 0\n)"),
            ],
            passed: [
                (
                    "Sources/A/A.swift",
                    "precondition(f(a) > 0, \"a is positive\")\npreconditionFailure(\"\\(a) is known\")"
                ),
                ("Sources/A/A.swift", "// precondition(a)"),
            ]
        ) { $0.isSource ? Traps.findings(in: $0) : [] },

        Rule(
            "no empty catch: an error is handled, or goes on",
            caught: [
                ("Sources/A/A.swift", "do { try a() } catch {}"),
                ("Sources/A/A.swift", "catch let error {\n    // dropped\n}"),
            ],
            passed: [("Sources/A/A.swift", "} catch {\n    log(error)\n}")]
        ) { $0.isSource ? Blocks.emptyCatches(in: $0) : [] },

        Rule(
            "an unchecked promise is followed by its proof",
            caught: [
                ("Sources/A/A.swift", "final class A: @unchecked Sendable {}"),
                ("Sources/A/A.swift", "nonisolated(unsafe) var a = 1"),
            ],
            passed: [
                (
                    "Sources/A/A.swift",
                    "final class A: @unchecked Sendable {}  // everything in it is constant"
                ),
                ("Sources/A/A.swift", "/// Written by one thread only.\nnonisolated(unsafe) var a = 1"),
            ]
        ) { file in
            guard file.isSource else { return [] }
            return file.findings(of: /@unchecked Sendable|nonisolated\(unsafe\)/, "unproven").filter {
                finding in
                let around = file.lines[max(0, finding.line - 2)..<finding.line]
                return !around.contains { $0.contains("//") }
            }
        },

        Rule(
            "no DispatchSource: descriptors are waited for with poll",
            caught: [("Sources/A/A.swift", "let s = DispatchSource.makeReadSource(fileDescriptor: 1)")],
            passed: [("Sources/A/A.swift", "// not DispatchSource: slower, and it has memory bugs")]
        ) { $0.isSource ? $0.findings(of: /\bDispatchSource/, "DispatchSource") : [] },

        Rule(
            "text of C is copied with its length",
            caught: [("Sources/A/A.swift", "let name = String(cString: pointer)")],
            exceptions: [
                "Sources/LocalCluster/ProcessOwner.swift":
                    "the C library gives a user's name as text that ends with NUL, and no length"
            ]
        ) {
            $0.isSource
                ? $0.findings(of: /String\(cString:|String\(validatingCString:/, "String(cString:)") : []
        },
    ]
}
