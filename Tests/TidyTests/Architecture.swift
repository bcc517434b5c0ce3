/// The targets and what each may import, read from the package's own description.
struct Architecture: Sendable {
    /// For each target in `Sources` what it may import: targets and modules of packages.
    let uses: [String: Set<String>]
    /// The targets in their order: each may use only what stands above it.
    let order: [String]

    static let shared = Architecture(
        package: Repository.files.first { $0.path == "Package.swift" }?.lines.joined(separator: "\n") ?? "")

    /// C libraries, each with the one target that knows it.
    static let wrappers = ["CPostgres": "PostgreSQL", "CJansson": "JSON", "CSodium": "Identity"]

    /// What comes with Swift and the machine.
    private static let system: Set<String> = [
        "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Swift", "Synchronization",
    ]

    init(package: String) {
        let words = Dictionary(
            package.matches(of: /let (\w+): Target\.Dependency = \.product\(name: "(\w+)"/).map {
                (String($0.1), String($0.2))
            },
            uniquingKeysWith: { first, _ in first })
        var (uses, order): ([String: Set<String>], [String]) = (
            [:], package.matches(of: /\.systemLibrary\(\s*name: "(\w+)"/).map { String($0.1) }
        )
        let rooms = package.matches(of: /room\(\s*"(\w+)",\s*uses: \[([^\]]*)\]/).map { ($0.1, $0.2) }
        let programs = package.matches(
            of: /\.executableTarget\(\s*name: "(\w+)",\s*dependencies: \[([^\]]*)\]/
        ).map { ($0.1, $0.2) }
        for (name, list) in rooms + programs {
            let products = list.matches(of: /name: "(\w+)"/).map { String($0.1) }
            let own = list.replacing(/\.product\([^)]*\)/, with: "").matches(of: /"(\w+)"/).map {
                String($0.1)
            }
            let short = list.replacing(/"[^"]*"/, with: "").matches(of: /\b(\w+)\b/).compactMap {
                words[String($0.1)]
            }
            uses[String(name)] = Set(products + own + short)
            order.append(String(name))
        }
        (self.uses, self.order) = (uses, order)
    }

    /// What a file imports that its target may not.
    func findings(in file: SourceFile) -> [Finding] {
        guard file.isSource, let target = file.target else { return [] }
        guard let allowed = uses[target] else {
            return [
                Finding(path: file.path, line: 1, what: "the package does not describe the target \(target)")
            ]
        }
        return file.imports.filter { !allowed.contains($0.module) && !Self.system.contains($0.module) }.map {
            Finding(path: file.path, line: $0.line, what: "\(target) imports \($0.module)")
        }
    }

    /// Targets that use what stands at their own height or above.
    var upward: [String] {
        order.enumerated().flatMap { place, name in
            uses[name, default: []].filter { used in order.firstIndex(of: used).map { $0 >= place } ?? false }
                .map {
                    "\(name) uses \($0)"
                }
        }
    }

    static let rules: [Rule] = [
        Rule(
            "a C library is imported by its own wrapper alone",
            caught: [
                ("Sources/Methods/A.swift", "import CPostgres"),
                ("Tests/JSONTests/A.swift", "internal import CSodium"),
            ],
            passed: [
                ("Sources/PostgreSQL/A.swift", "import CPostgres"),
                ("Sources/JSON/A.swift", "// import CPostgres"),
            ]
        ) { file in
            file.imports.compactMap { found in
                guard let owner = wrappers[found.module], file.target != owner else { return nil }
                return Finding(path: file.path, line: found.line, what: "\(found.module) belongs to \(owner)")
            }
        },

        Rule(
            "a target imports what its place in the package allows, and the books' rules import nothing",
            caught: [
                ("Sources/Ledger/A.swift", "import PostgreSQL"),
                ("Sources/LedgerStore/A.swift", "package import Methods"),
                ("Sources/Methods/A.swift", "import Hummingbird"),
                ("Sources/JSON/A.swift", "@preconcurrency import Logging"),
                ("Sources/Nowhere/A.swift", ""), ("Sources/Pages/A.swift", "import struct HTTPAPI.API"),
            ],
            passed: [
                ("Sources/Methods/A.swift", "package import LedgerStore\nimport Synchronization"),
                ("Sources/Web/A.swift", "import Hummingbird"),
            ]
        ) { shared.findings(in: $0) },

        Rule(
            "targets use only what stands above them in the package",
            caught: [("Package.swift", "room(\"A\", uses: [\"B\"]),\nroom(\"B\", uses: []),")],
            passed: [("Package.swift", "room(\"A\", uses: []),\nroom(\"B\", uses: [\"A\", log]),")]
        ) { file in
            guard file.path == "Package.swift" else { return [] }
            return Architecture(package: file.lines.joined(separator: "\n")).upward.map {
                Finding(path: file.path, line: 1, what: $0)
            }
        },
    ]
}

extension SourceFile {
    /// The modules that it imports, and where.
    var imports: [(module: String, line: Int)] {
        guard isSwift else { return [] }
        // After attributes and an access level; behind the word may stand a kind, and a part of the module.
        let levels: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
        let kinds: Set<Substring> = [
            "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
        ]
        return code.enumerated().compactMap { number, line in
            let words = line.split(whereSeparator: \.isWhitespace)
                .drop { $0.hasPrefix("@") || levels.contains($0) }
            guard words.first == "import" else { return nil }
            let named = words.dropFirst().drop { kinds.contains($0) }
            return named.first.map { (String($0.prefix { $0 != "." }), number + 1) }
        }
    }
}
