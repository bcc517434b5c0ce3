/// Finds statements that write to clients' books in a way that does not spread over machines.
enum Writes {
    static func findings(in file: SourceFile) -> [Finding] {
        let text = file.lines.joined(separator: "\n")
        let write = /(INSERT INTO|UPDATE|DELETE FROM) ledger\.(account|quote|transfer|entry)\b/
        return text.matches(of: write).compactMap { match in
            // To the end of the string that holds the statement.
            let statement = text[match.range.lowerBound...].prefix { $0 != "\"" }
            guard let what = fault(in: statement, verb: match.1) else { return nil }
            let line = text[..<match.range.lowerBound].count { $0 == "\n" } + 1
            return Finding(path: file.path, line: line, what: what)
        }
    }

    private static func fault(in statement: Substring, verb: Substring) -> String? {
        switch verb {
        case "INSERT INTO":
            guard statement.prefix(while: { $0 != ")" }).contains("user_id") else {
                return "an insertion without user_id"
            }
            // One tuple of values: none follows its end.
            let isRow = statement.contains(/VALUES \([^()]*\)(?!\s*,)/)
            return isRow || statement.contains("FROM unnest(") ? nil : "neither one row nor from unnest"
        case "UPDATE":
            let isKeyed = statement.contains(/WHERE\s+(\w+\.)?user_id\s*=/)
            let isWhole = !statement.contains("FROM ") || statement.contains("FROM unnest(")
            return isKeyed && isWhole ? nil : "an update that is not by user_id, or not from unnest"
        default:
            return "a deletion"
        }
    }
}
