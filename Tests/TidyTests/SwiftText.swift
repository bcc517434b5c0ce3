/// Reads Swift just well enough to tell code from comments and strings.
struct SwiftText {
    private enum Place {
        /// Of the file, or inside `\(…)` of a string, where parentheses are counted.
        case code(parentheses: Int?)
        case string(hashes: Int, isMultiline: Bool)
    }

    private let bytes: [UInt8]
    private var result: [UInt8]
    private var position = 0
    private var places: [Place] = [.code(parentheses: nil)]

    /// The text with blanks in place of comments and of what stands in strings; line breaks stay, and so does
    /// code in an interpolation.
    static func code(of text: String) -> String {
        var reader = SwiftText(text)
        while reader.position < reader.bytes.count { reader.step() }
        return String(decoding: reader.result, as: UTF8.self)
    }

    private init(_ text: String) {
        bytes = Array(text.utf8)
        result = bytes
    }

    private mutating func step() {
        switch places.last {
        case .string(let hashes, let isMultiline): stepInString(hashes, isMultiline)
        case .code(let parentheses): stepInCode(parentheses)
        case nil: position = bytes.count
        }
    }

    private mutating func stepInCode(_ parentheses: Int?) {
        if starts("//") {
            while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { blank() }
        } else if starts("/*") {
            blankBlockComment()
        } else if let length = expressionLength {
            for _ in 0..<length { blank() }
        } else if let hashes = hashesBeforeQuote {
            position += hashes
            let isMultiline = starts("\"\"\"")
            position += isMultiline ? 3 : 1
            places.append(.string(hashes: hashes, isMultiline: isMultiline))
        } else {
            if let parentheses { count(bytes[position], parentheses) }
            position += 1
        }
    }

    private mutating func count(_ byte: UInt8, _ parentheses: Int) {
        switch byte {
        case UInt8(ascii: "("): places[places.count - 1] = .code(parentheses: parentheses + 1)
        case UInt8(ascii: ")") where parentheses == 0: places.removeLast()
        case UInt8(ascii: ")"): places[places.count - 1] = .code(parentheses: parentheses - 1)
        default: break
        }
    }

    private mutating func stepInString(_ hashes: Int, _ isMultiline: Bool) {
        let marks = String(repeating: "#", count: hashes)
        let end = (isMultiline ? "\"\"\"" : "\"") + marks
        if starts(end) {
            position += end.utf8.count
            places.removeLast()
        } else if starts("\\\(marks)(") {
            for _ in 0...hashes { blank() }
            position += 1
            places.append(.code(parentheses: 0))
        } else if starts("\\\(marks)") {
            for _ in 0..<min(hashes + 2, bytes.count - position) { blank() }
        } else if !isMultiline, bytes[position] == UInt8(ascii: "\n") {
            // A string that the reader took for one, and was none.
            places.removeLast()
        } else {
            blank()
        }
    }

    private mutating func blankBlockComment() {
        var depth = 0
        repeat {
            if starts("/*") {
                depth += 1
                blank()
            } else if starts("*/") {
                depth -= 1
                blank()
            }
            blank()
        } while depth > 0 && position < bytes.count
    }

    private mutating func blank() {
        guard position < bytes.count else { return }
        if bytes[position] != UInt8(ascii: "\n") { result[position] = UInt8(ascii: " ") }
        position += 1
    }

    private func starts(_ text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

    /// How long the regular expression is that begins here, `/…/` or `#/…/#`; `nil` when none does. A bare
    /// one is told from a division by what stands before and behind its first slash, and it ends in its line.
    private var expressionLength: Int? {
        let isFenced = starts("#/")
        guard isFenced || (starts("/") && mayBeginExpression) else { return nil }
        let end = Array((isFenced ? "/#" : "/").utf8)
        var place = position + end.count
        while place < bytes.count, bytes[place] != UInt8(ascii: "\n") {
            if bytes[place...].starts(with: end) { return place + end.count - position }
            place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    private var mayBeginExpression: Bool {
        guard position + 1 < bytes.count, bytes[position + 1] != UInt8(ascii: " ") else { return false }
        let before = bytes[..<position].last { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n") }
        return before.map { Array("(,=:[{".utf8).contains($0) } ?? true
    }

    /// How many `#` stand here in front of a quotation mark; `nil` when no string begins here.
    private var hashesBeforeQuote: Int? {
        let hashes = bytes[position...].prefix { $0 == UInt8(ascii: "#") }.count
        let quote = position + hashes
        return quote < bytes.count && bytes[quote] == UInt8(ascii: "\"") ? hashes : nil
    }
}
