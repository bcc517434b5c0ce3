import JSON
import Methods
import Testing

@testable import Web

@Suite("Transfers as a table")
struct TransferCSVTests {
    private func transfer(memo: JSON) throws -> TransferView {
        var document = try #require(CreateTransfer.description.example.result.objectValue)
        document["memo"] = memo
        return try CreateTransfer.answer.decode(.object(document))
    }

    @Test("lines end with CR LF, the first one names the columns")
    func lines() throws {
        let text = String(decoding: TransferCSV.bytes([try transfer(memo: nil)]), as: UTF8.self)
        let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines.count == 3 && lines[2].isEmpty)
        #expect(lines[0] == TransferCSV.columns.joined(separator: ","))
        #expect(
            lines[1]
                == "019c1400-0000-7000-8000-000000000002,2026-01-31T12:00:10.000000Z,completed,external,out,"
                + "701,USD,10.00,0.10,802,CNY,69.40,6.94,Bob L.,,")
    }

    @Test(
        "what people wrote can neither break the table nor be run by a spreadsheet",
        arguments: [
            ("plain", "plain"), ("a,b", #""a,b""#), (#"a "b""#, #""a ""b""""#), ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"), (" =1", "' =1"), ("=a,b", #""'=a,b""#),
            ("\u{FF1D}1", "'\u{FF1D}1"), ("a=1", "a=1"), ("", ""), ("\"\u{301}", "\"\"\"\u{301}\""),
        ])
    func cells(value: String, cell: String) {
        #expect(CSVCell.written(value).text == cell)
    }
}
