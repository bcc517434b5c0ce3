/// One field of a table of comma-separated values.
struct CSVCell {
    /// As it stands between two commas.
    let text: String

    /// What the service made itself: numbers, times, words of closed sets.
    static func own(_ value: String?) -> CSVCell { CSVCell(text: quoted(value ?? "")) }

    /// What somebody wrote. A spreadsheet takes a text that begins so for a formula and runs it: an
    /// apostrophe in front makes it a text (OWASP, "CSV Injection").
    static func written(_ value: String?) -> CSVCell {
        let value = value ?? ""
        let starters = Array("=+-@\t\r\n".utf8)
        // Some programs skip blanks, and take the full-width signs for the plain ones.
        let first = value.unicodeScalars.first { $0 != " " }
        let isFormula = first.map { scalar in
            starters.contains { UInt32($0) == scalar.value }
                || "\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(scalar)
        }
        return CSVCell(text: quoted(isFormula == true ? "'" + value : value))
    }

    private static func quoted(_ value: String) -> String {
        let marks = Array(",\"\r\n".utf8)
        guard value.utf8.contains(where: marks.contains) else { return value }
        var quoted = "\""
        for scalar in value.unicodeScalars {
            if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
