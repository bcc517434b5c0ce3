/// An amount as people type it, made into the form that methods take: `1 234,5` becomes `1234.5`.
///
/// Blanks between groups of three are dropped, and a comma is a point when it can be nothing else. What
/// could be read in two ways (`1,234`) stays as it is, and is refused: nobody guesses with money.
package enum TypedAmount {
    package static func normalized(_ typed: String) -> String {
        var text = typed.filter { !$0.isWhitespace }
        // Blanks may only stand where a group of three begins.
        if text.count != typed.count, !hasBlanksBetweenGroups(typed) { return typed }
        if text.utf8.contains(UInt8(ascii: ",")), !text.utf8.contains(UInt8(ascii: ".")) {
            let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            if parts.count == 2, (1...2).contains(parts[1].count) { text = parts.joined(separator: ".") }
        }
        return text
    }

    private static func hasBlanksBetweenGroups(_ typed: String) -> Bool {
        let trimmed = typed.drop(while: \.isWhitespace)
        let end = trimmed.lastIndex { !$0.isWhitespace }.map(trimmed.index(after:)) ?? trimmed.startIndex
        let whole = trimmed[..<end].prefix { $0 != "." && $0 != "," }
        let groups = whole.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace)
        guard let first = groups.first else { return true }
        let fraction = trimmed[..<end].dropFirst(whole.count)
        return !fraction.contains(where: \.isWhitespace)
            && (groups.count == 1
                || (1...3).contains(first.count) && groups.dropFirst().allSatisfy { $0.count == 3 })
    }
}
