/// Finds calls that stop the program and do not say why.
enum Traps {
    private static var names: Regex<(Substring, Substring)> {
        /\b(fatalError|preconditionFailure|assertionFailure|precondition|assert)\(/
    }

    static func findings(in file: SourceFile) -> [Finding] {
        let code = file.code.joined(separator: "\n")
        let text = file.lines.joined(separator: "\n")
        // Both have the same bytes outside comments and strings, so that places in one are places in the
        // other.
        let (codeBytes, textBytes) = (Array(code.utf8), Array(text.utf8))
        return code.matches(of: names).compactMap { match in
            let start = code.utf8.distance(from: code.startIndex, to: match.range.upperBound)
            let end = Blocks.end(of: start, in: codeBytes, open: UInt8(ascii: "("), close: UInt8(ascii: ")"))
            guard !textBytes[start..<end].contains(UInt8(ascii: "\"")) else { return nil }
            let line = codeBytes[..<start].count { $0 == UInt8(ascii: "\n") } + 1
            return Finding(path: file.path, line: line, what: "\(match.1) without a reason")
        }
    }
}
