/// One step of the schema's history, as it stands in the project: `0002_ledger.sql`.
package struct MigrationFile: Sendable, Equatable {
    /// Counted from 1, without gaps.
    package let number: Int32
    /// The file's name without folder.
    package let name: String
    package let sql: String

    /// A file whose first line is this runs outside a transaction, as concurrent indexes must. Each
    /// statement in it ends with the line that ends in `;`, and may be repeated: the file runs again when
    /// it was interrupted.
    static let outsideTransactionHeader = "-- no-transaction"

    /// - Throws: ``MigrationError/nameMalformed(_:)`` unless the name is four digits, `_`, lower-case
    ///   words, `.sql`;
    ///   ``MigrationError/controlsTransaction(_:)``.
    package init(name: String, sql: String) throws(MigrationError) {
        guard let number = Self.number(of: name) else { throw .nameMalformed(name) }
        self.number = number
        self.name = name
        self.sql = sql
        if sql.split(separator: "\n").contains(where: Self.controlsTransaction) {
            throw .controlsTransaction(name)
        }
    }

    var runsInTransaction: Bool {
        sql.prefix { $0 != "\n" }.trimmingBlanks != Self.outsideTransactionHeader
    }

    /// The statements of a file that runs outside a transaction, one by one.
    var statements: [String] {
        var statements: [String] = []
        var statement = ""
        for line in sql.split(separator: "\n", omittingEmptySubsequences: false) {
            statement += line + "\n"
            guard line.trimmingBlanks.hasSuffix(";") else { continue }
            statements.append(statement)
            statement = ""
        }
        // What follows the last semicolon: comments and blanks, or a statement that misses its own.
        if !statement.trimmingBlanks.isEmpty { statements.append(statement) }
        return statements
    }

    private static func number(of name: String) -> Int32? {
        let word = name.dropLast(".sql".count).dropFirst(5)
        let isWellFormed =
            name.hasSuffix(".sql") && name.dropFirst(4).first == "_" && !word.isEmpty
            && word.utf8.allSatisfy {
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || isDigit($0) || $0 == UInt8(ascii: "_")
            }
            && name.utf8.prefix(4).allSatisfy(isDigit)
        return isWellFormed ? Int32(name.prefix(4)) : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    /// A file that ended the runner's transaction would be half applied when it fails later. The plain
    /// `BEGIN` of a function's body has no semicolon.
    private static func controlsTransaction(_ line: Substring) -> Bool {
        ["begin;", "commit;", "rollback;", "start transaction;", "end;"].contains(line.lowercased())
    }
}

extension StringProtocol {
    fileprivate var trimmingBlanks: SubSequence {
        let isBlank: (Character) -> Bool = { $0.isWhitespace }
        guard let last = lastIndex(where: { !isBlank($0) }) else { return self[endIndex...] }
        return self[...last].drop(while: isBlank)
    }
}
