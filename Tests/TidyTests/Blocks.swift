/// Finds where blocks of code begin and end.
enum Blocks {
    /// The place of the bracket that closes the one just before `start`; the end of the text if none does.
    static func end(of start: Int, in bytes: [UInt8], open: UInt8, close: UInt8) -> Int {
        var depth = 1
        for place in start..<bytes.count {
            if bytes[place] == open { depth += 1 }
            if bytes[place] == close { depth -= 1 }
            if depth == 0 { return place }
        }
        return bytes.count
    }

    static func emptyCatches(in file: SourceFile) -> [Finding] {
        let code = file.code.joined(separator: "\n")
        return code.matches(of: /\bcatch\b[^{}\n]*\{\s*\}/).map { match in
            Finding(path: file.path, line: line(of: match.range.lowerBound, in: code), what: "an empty catch")
        }
    }

    /// Functions and initializers with more lines than fit a screen.
    static func longFunctions(in file: SourceFile, linesMax: Int) -> [Finding] {
        let code = file.code.joined(separator: "\n")
        let bytes = Array(code.utf8)
        return code.matches(of: /\b(func\s+[^\s(<]+|init\??|deinit|subscript)\s*[(<{]/).compactMap { match in
            let start = code.utf8.distance(from: code.startIndex, to: match.range.lowerBound)
            guard let body = bodyStart(after: start, in: bytes) else { return nil }
            let end = Self.end(of: body + 1, in: bytes, open: UInt8(ascii: "{"), close: UInt8(ascii: "}"))
            let count = bytes[start..<min(end, bytes.count)].count { $0 == UInt8(ascii: "\n") } + 1
            guard count > linesMax else { return nil }
            return Finding(
                path: file.path, line: line(of: match.range.lowerBound, in: code),
                what: "\(match.1) has \(count) lines")
        }
    }

    /// The brace that opens a declaration's body; `nil` for one without, or a call: then something else comes
    /// first.
    private static func bodyStart(after start: Int, in bytes: [UInt8]) -> Int? {
        var parentheses = 0
        for place in start..<bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "("), UInt8(ascii: "["): parentheses += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): parentheses -= 1
            case UInt8(ascii: "{") where parentheses == 0: return place
            case UInt8(ascii: "}"), UInt8(ascii: ";"): if parentheses <= 0 { return nil }
            default: break
            }
            if parentheses < 0 { return nil }
        }
        return nil
    }

    private static func line(of index: String.Index, in text: String) -> Int {
        text[..<index].utf8.count { $0 == UInt8(ascii: "\n") } + 1
    }
}
