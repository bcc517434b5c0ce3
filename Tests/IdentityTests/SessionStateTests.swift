import Ledger
import Testing

@testable import Identity

@Suite("A session's state")
struct SessionStateTests {
    private static let start = TestClock().now

    private func session(
        lastSeenAfter seen: Int64 = 0, idle: Int64 = 1800, lasts: Int64 = 43200,
        endedAfter ended: Int64? = nil
    ) -> Session {
        Session(
            id: SessionID(bits: 1), userID: .anybody, createdAt: Self.start,
            lastSeenAt: Self.start.adding(seconds: seen), idleTimeout: .seconds(idle),
            expiresAt: Self.start.adding(seconds: lasts), isRemembered: false, userAgent: nil, address: nil,
            endedAt: ended.map { Self.start.adding(seconds: $0) })
    }

    @Test(
        "follows from the time alone",
        arguments: [
            (0, SessionState.live), (1799, .live), (1800, .idledOut), (43199, .idledOut), (43200, .expired),
            (-3600, .live),
        ] as [(Int64, SessionState)])
    func idle(after seconds: Int64, state: SessionState) {
        #expect(session().state(at: Self.start.adding(seconds: seconds)) == state)
    }

    @Test(
        "reaches its absolute end however busy it is",
        arguments: [(43100, SessionState.live), (43199, .live), (43200, .expired)] as [(Int64, SessionState)])
    func absolute(after seconds: Int64, state: SessionState) {
        #expect(session(lastSeenAfter: 43100).state(at: Self.start.adding(seconds: seconds)) == state)
    }

    @Test(
        "is ended for ever once it was ended, whatever the clock says",
        arguments: [-10, 0, 5, 100_000] as [Int64])
    func ended(after seconds: Int64) {
        #expect(session(endedAfter: 5).state(at: Self.start.adding(seconds: seconds)) == .ended)
    }
}
