import Ledger
import Testing

@testable import Events

@Suite("A cursor over a client's accounts")
struct EventCursorTests {
    @Test("is written in the order of the accounts and read back")
    func roundTrip() throws {
        let usd = try #require(AccountID(701)), cny = try #require(AccountID(702))
        let cursor = EventCursor([cny: .init(seq: 0, isChangeUntold: true), usd: .init(seq: 5)])
        #expect(cursor.text == "701:5,702:0*")
        #expect(EventCursor("701:5,702:0*") == cursor)
    }

    @Test(
        "is not read from anything else",
        arguments: [
            "", ",", "701", "701:", ":5", "701:5,", "701:-1", "701:+1", "701:05", "0701:5", "701:5*,",
            "701:5**",
            "702:0,701:5", "701:5,701:5", "701:5 ", "0:5", "-701:5", "701:9223372036854775808", "a:b",
            "9223372036854775807:1", "701:5\u{0}", "1:0,2:0,3:0,4:0,5:0,6:0,7:0,8:0,9:0,10:0",
            String(repeating: "7", count: 500),
        ])
    func refused(_ text: String) {
        #expect(EventCursor(text) == nil)
    }

    @Test("of nine accounts of the largest numbers is read")
    func longest() throws {
        let largest = AccountID.valueMax
        let cursor = EventCursor(
            try (0..<Int64(EventCursor.accountsMax)).reduce(into: [:]) { places, number in
                places[try #require(AccountID(largest - number))] =
                    EventCursor.Place(seq: .max, isChangeUntold: true)
            })
        #expect(cursor.text.utf8.count <= EventCursor.textLengthMax)
        #expect(EventCursor(cursor.text) == cursor)
    }
}
