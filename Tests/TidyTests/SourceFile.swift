/// A file of the repository, as the rules look at it.
struct SourceFile: Sendable {
    /// From the repository's top: `Sources/Ledger/Money/Money.swift`.
    let path: String
    let lines: [Substring]
    /// The same lines, with blanks for what is no code: comments and the inside of strings. Other files than
    /// Swift's stay as they are.
    let code: [Substring]

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        code =
            path.hasSuffix(".swift")
            ? SwiftText.code(of: text).split(separator: "\n", omittingEmptySubsequences: false) : lines
    }

    /// `Ledger` for what stands in `Sources/Ledger`; `nil` outside `Sources`.
    var target: String? {
        let folders = path.split(separator: "/")
        return folders.count > 2 && folders[0] == "Sources" ? String(folders[1]) : nil
    }

    var isSource: Bool { path.hasPrefix("Sources/") && isSwift }
    var isSwift: Bool { path.hasSuffix(".swift") }
    var isTemplate: Bool { path.hasSuffix(".mustache") }

    /// `Money+Parsing` of `Sources/Ledger/Money/Money+Parsing.swift`.
    var baseName: Substring {
        let name = path.split(separator: "/").last ?? ""
        return isSwift ? name.dropLast(6) : name
    }

    /// A finding in each line of code that the expression matches.
    func findings(of expression: Regex<some Any>, in lines: KeyPath<SourceFile, [Substring]>, _ what: String)
        -> [Finding]
    {
        self[keyPath: lines].enumerated().compactMap { number, line in
            line.firstMatch(of: expression) == nil ? nil : Finding(path: path, line: number + 1, what: what)
        }
    }

    func findings(of expression: Regex<some Any>, _ what: String) -> [Finding] {
        findings(of: expression, in: \.code, what)
    }
}
