import JSON
import Methods
import Testing

@testable import Web

@Suite("A statement as a table")
struct StatementCSVTests {
    /// The method's example with another memo and counterparty, of January.
    private func statement(memo: String?, name: String) throws -> StatementView {
        var document = try #require(GetStatement.description.example.result.objectValue)
        var line = try #require(document["lines"]?[0]?.objectValue)
        var transfer = try #require(line["transfer"]?.objectValue)
        transfer["memo"] = memo.map(JSON.string) ?? .null
        transfer["counterparty"] = ["account_id": 802, "name": .string(name)]
        line["transfer"] = .object(transfer)
        document["lines"] = [.object(line)]
        (document["from"], document["to"]) = ("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z")
        return try GetStatement.answer.decode(.object(document))
    }

    @Test("opens, lists and closes, each line ended by CR LF")
    func lines() throws {
        let text = String(
            decoding: StatementCSV.bytes([try statement(memo: nil, name: "Bob L.")]), as: UTF8.self)
        let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
        #expect(
            lines == [
                StatementCSV.columns.joined(separator: ","),
                ",2026-01-01T00:00:00.000000Z,opening,,,,,,,,100.00,USD",
                "2,2026-01-31T12:00:10.000000Z,external,019c1400-0000-7000-8000-000000000002,802,Bob L.,,"
                    + "-10.10,0.10,6.94,89.90,USD",
                ",2026-02-01T00:00:00.000000Z,closing,,,,,,,,89.90,USD",
                "",
            ])
        #expect(
            lines.dropLast().allSatisfy {
                $0.split(separator: ",", omittingEmptySubsequences: false).count == 12
            })
    }

    @Test("what people wrote can neither break it nor be run by a spreadsheet, and amounts stay numbers")
    func written() throws {
        let text = String(
            decoding: StatementCSV.bytes([try statement(memo: "=1+1,\"x\"", name: "@Bob")]), as: UTF8.self)
        #expect(text.contains(#",'@Bob,"'=1+1,""x""",-10.10,"#))
    }

    @Test("several parts are one statement")
    func parts() throws {
        let part = try statement(memo: nil, name: "Bob L.")
        let text = String(decoding: StatementCSV.bytes([part, part]), as: UTF8.self)
        #expect(text.split(separator: "\r\n").count == 5)
        #expect(StatementCSV.bytes([]).isEmpty)
    }
}
