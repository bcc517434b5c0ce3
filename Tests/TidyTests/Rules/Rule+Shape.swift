extension Rule {
    /// The most columns of a line, lines of a function, and lines of a file.
    private static let (columnsMax, functionLinesMax, fileLinesMax) = (110, 60, 400)

    /// How long things are, and where they stand.
    static let shape: [Rule] = [
        Rule(
            "lines have at most \(columnsMax) columns",
            caught: [("Sources/A/A.swift", "let a = \"\(String(repeating: "x", count: 110))\"")],
            passed: [("Sources/A/A.swift", String(repeating: "é", count: 110))]
        ) { file in
            guard file.isSwift, file.path != "Package.swift" else { return [] }
            return file.lines.enumerated().compactMap { number, line in
                line.count > columnsMax
                    ? Finding(path: file.path, line: number + 1, what: "\(line.count) columns") : nil
            }
        },

        Rule(
            "functions fit a screen: at most \(functionLinesMax) lines",
            caught: [
                ("Sources/A/A.swift", "func a() {\(String(repeating: "\nb()", count: 60))\n}"),
                (
                    "Sources/A/A.swift",
                    "init?(\n a: Int = f({ 1 })\n) {\(String(repeating: "\nif b {}", count: 58))\n}"
                ),
            ],
            passed: [
                ("Sources/A/A.swift", "func a() {\(String(repeating: "\nb()", count: 58))\n}"),
                (
                    "Sources/A/A.swift",
                    "protocol P {\n    func a()\n}\(String(repeating: "\nlet c = 1", count: 80))"
                ),
            ]
        ) { $0.isSwift ? Blocks.longFunctions(in: $0, linesMax: functionLinesMax) : [] },

        Rule(
            "files have at most \(fileLinesMax) lines",
            caught: [("Sources/A/A.swift", String(repeating: "let a = 1\n", count: 400))],
            passed: [("Sources/A/A.swift", String(repeating: "let a = 1\n", count: 399))]
        ) { file in
            guard file.isSwift, file.lines.count > fileLinesMax else { return [] }
            return [Finding(path: file.path, line: fileLinesMax + 1, what: "\(file.lines.count) lines")]
        },

        Rule(
            "a file is named after what it declares or extends",
            caught: [
                ("Sources/A/Money.swift", "struct Amount {}"),
                ("Sources/A/Money+Parsing.swift", "struct Money2 {}"),
            ],
            passed: [
                ("Sources/A/Money.swift", "package struct Money {}"),
                ("Sources/A/withIt.swift", "func withIt() {}"),
                ("Sources/A/Money+Parsing.swift", "extension Money {}"),
                ("Sources/A/Array+X.swift", "extension [UInt8] {}"),
                ("Sources/A/A.Name+X.swift", "extension A.Name {}"),
            ]
        ) { file in
            guard file.isSource else { return [] }
            let name = String(file.baseName.prefix { $0 != "+" })
            let escaped = name.replacing(".", with: "\\.")
            let spelled = name == "Array" ? #"(Array\b|\[)"# : "\(escaped)\\b"
            guard
                let declaration = try? Regex(
                    "\\b(struct|class|enum|actor|protocol|extension|func|typealias)\\s+\(spelled)"),
                !file.code.contains(where: { $0.contains(declaration) })
            else { return [] }
            return [Finding(path: file.path, line: 1, what: "it declares no \(name)")]
        },

        Rule(
            "no folder is called after nothing in particular, and nothing is left of the beginning",
            caught: [
                ("Sources/A/Utils/B.swift", ""), ("Sources/A/Placeholder.swift", ""),
                ("Sources/Common/B.swift", ""),
            ],
            passed: [("Sources/A/Corent/B.swift", "")]
        ) { file in
            let vague = [
                "Core", "Common", "Utils", "Utilities", "Helpers", "Extensions", "Misc", "Placeholder.swift",
            ]
            guard file.path.hasPrefix("Sources/") || file.path.hasSuffix("/Placeholder.swift"),
                file.path.split(separator: "/").contains(where: { vague.contains(String($0)) })
            else { return [] }
            return [Finding(path: file.path, line: 1, what: "its place says nothing")]
        },

        Rule(
            "every type that other modules see is explained",
            caught: [
                ("Sources/A/A.swift", "package struct A {}"),
                ("Sources/A/A.swift", "// a\n\npackage enum A {}"),
            ],
            passed: [
                ("Sources/A/A.swift", "/// What it is.\npackage struct A {}"),
                ("Sources/A/A.swift", "/// What it is.\n@Sendable\npackage final class A {}"),
                ("Sources/A/A.swift", "struct A {}"),
                ("Sources/A/A.swift", "extension A {}\n    package struct Params {}"),
            ]
        ) { file in
            guard file.isSource else { return [] }
            let declaration = /^package (final |indirect )?(struct|class|enum|actor|protocol)\b/
            return file.findings(of: declaration, "it has no first line").filter { finding in
                let above = file.lines[..<(finding.line - 1)].reversed().drop {
                    $0.drop(while: \.isWhitespace).hasPrefix("@")
                }
                return above.first.map { !$0.drop(while: \.isWhitespace).hasPrefix("///") } ?? true
            }
        },
    ]
}
