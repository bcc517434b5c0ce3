import Migrations
import Testing

@Suite("The history of migrations")
struct MigrationHistoryTests {
    private func file(_ name: String, _ sql: String = "SELECT 1;") throws -> MigrationFile {
        try MigrationFile(name: name, sql: sql)
    }

    private func history(_ names: [String], applied: [(String, UInt8)]) throws -> MigrationHistory {
        let files = try MigrationHistory.ordered(names.map { try file($0) })
        return MigrationHistory(
            files: files, checksums: files.map { _ in [1] },
            applied: applied.enumerated().map { index, entry in
                AppliedMigration(
                    number: Int32(index + 1), name: entry.0, checksum: [entry.1],
                    appliedAtMicrosecondsSince1970: 0,
                    durationMilliseconds: 0)
            })
    }

    @Test("what is not applied yet is pending, in the order of the numbers")
    func pending() throws {
        let history = try history(["0003_c.sql", "0001_a.sql", "0002_b.sql"], applied: [("0001_a.sql", 1)])
        #expect(try history.pending().map(\.file.name) == ["0002_b.sql", "0003_c.sql"])
    }

    @Test("an applied file that is edited, renamed or gone is refused by its name")
    func changed() throws {
        for (names, applied, word) in [
            (["0001_a.sql"], [("0001_a.sql", UInt8(2))], "0001_a.sql was changed"),
            (["0001_b.sql"], [("0001_a.sql", 1)], "0001_b.sql stands where 0001_a.sql was applied"),
            ([], [("0001_a.sql", 1)], "0001_a.sql was applied and is not there any more"),
            (["0001_b.sql", "0002_a.sql"], [("0001_a.sql", 1)], "0001_b.sql stands where"),
        ] {
            let history = try history(names, applied: applied)
            let error = #expect(throws: MigrationError.self) { try history.pending() }
            #expect(error.map { "\($0)".hasPrefix(word) } == true, "\(String(describing: error))")
        }
    }

    @Test("numbers have no gaps and are not repeated")
    func numbers() throws {
        let gap = try [file("0001_a.sql"), file("0003_c.sql")]
        let error = #expect(throws: MigrationError.self) { try MigrationHistory.ordered(gap) }
        #expect(error.map { "\($0)" } == "no migration has the number 2, which comes before 0003_c.sql")
        let twice = try [file("0001_a.sql"), file("0001_b.sql")]
        let other = #expect(throws: MigrationError.self) { try MigrationHistory.ordered(twice) }
        #expect(other.map { "\($0)" } == "0001_b.sql and 0001_a.sql have the same number")
    }

    @Test(
        "a name is four digits, an underscore, lower-case words",
        arguments: [
            "1_a.sql", "0001-a.sql", "0001_A.sql", "0001_.sql", "0001_a.SQL", "0001_a'b.sql", "00011a.sql",
            "٠٠٠١_a.sql",
        ])
    func names(name: String) throws {
        #expect(throws: MigrationError.self) { try file(name) }
    }

    @Test("a file does not begin or end transactions, but the body of a function may")
    func transactions() throws {
        #expect(throws: MigrationError.self) { try file("0001_a.sql", "CREATE TABLE t ();\nCOMMIT;\n") }
        #expect(throws: MigrationError.self) { try file("0001_a.sql", "BEGIN;\nCREATE TABLE t ();\n") }
        _ = try file(
            "0001_a.sql", "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$\nBEGIN\nEND $$;\n")
    }
}
