import Ledger
import Testing

@testable import Events

@Suite("What one instance tells the others")
struct AnnouncementTests {
    private func users(_ numbers: ClosedRange<Int64>) -> [UserID] { numbers.compactMap(UserID.init) }

    @Test("is read as it was said, each client once, and not by who said it")
    func roundTrip() throws {
        var said = Announcement()
        said.add(news: users(7...9) + users(8...8))
        said.add(sessionsOf: try #require(UserID(3)))
        let payloads = said.payloads(from: "a1", bytesMax: 7_999)
        #expect(payloads == ["a1 n7 n8 n9 s3"])
        let heard = try #require(Announcement(payloads[0], unlessFrom: "b2"))
        #expect(heard.news == users(7...9) && heard.sessions == users(3...3) && !heard.isForEverybody)
        #expect(Announcement(payloads[0], unlessFrom: "a1") == nil)
        #expect(Announcement().payloads(from: "a1", bytesMax: 7_999).isEmpty)
    }

    @Test("is split where one notification cannot carry it")
    func split() {
        var said = Announcement()
        said.add(news: users(1_000_000...1_002_999))
        let payloads = said.payloads(from: "a1", bytesMax: 7_999)
        #expect(payloads.count == 4 && payloads.allSatisfy { $0.utf8.count <= 7_999 })
        let heard = payloads.flatMap { Announcement($0, unlessFrom: "b2")?.news ?? [] }
        #expect(heard == users(1_000_000...1_002_999))
        // Not a byte is wasted: a word fits exactly, and one byte less splits.
        var two = Announcement()
        two.add(news: users(10...11))
        #expect(two.payloads(from: "a", bytesMax: 9) == ["a n10 n11"])
        #expect(two.payloads(from: "a", bytesMax: 8) == ["a n10", "a n11"])
    }

    @Test("means everybody past the limit, and stays so")
    func limit() throws {
        var said = Announcement()
        said.add(news: users(1...Int64(EventLimits.usersAnnouncedMax)))
        #expect(!said.isForEverybody)
        said.add(news: users(1...1))
        #expect(said.isForEverybody && said.news.isEmpty)
        said.add(news: users(5...5))
        said.add(sessionsOf: try #require(UserID(5)))
        #expect(said.payloads(from: "a1", bytesMax: 7_999) == ["a1 *"])
        #expect(Announcement("a1 *", unlessFrom: "b2")?.isForEverybody == true)
    }

    @Test(
        "means everybody where it cannot be read",
        arguments: ["a1 n7 x8", "a1 n", "a1 n-7", "a1 7", "a1 n7x"]
    )
    func unknown(_ payload: String) {
        #expect(Announcement(payload, unlessFrom: "b2")?.isForEverybody == true)
    }
}
