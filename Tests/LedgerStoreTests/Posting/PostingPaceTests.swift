import Testing

@testable import LedgerStore

@Suite("The writer's pace")
struct PostingPaceTests {
    private static let limits: PostingLimits = {
        var limits = PostingLimits()
        limits.queueMax = 8192
        limits.batchMax = 512
        limits.queueWait = .milliseconds(250)
        return limits
    }()

    @Test(
        "lets as many wait as it clears in time, but two batches always and never more than the queue holds",
        arguments: [
            (1, 8192), (31, 8064), (100, 2500), (200, 1250), (244, 1024), (1000, 1024), (1_000_000, 1024),
        ])
    func capacity(microseconds: Int, expected: Int) {
        var pace = PostingPace(limits: Self.limits)
        #expect(pace.capacity == 8192, "nothing is known yet")
        pace.record(transfers: 512, took: .microseconds(512 * microseconds))
        #expect(pace.capacity == expected)
    }

    @Test("follows a change within some tens of batches, and is not thrown by one slow batch")
    func following() {
        var pace = PostingPace(limits: Self.limits)
        for _ in 0..<50 { pace.record(transfers: 512, took: .microseconds(512 * 100)) }
        #expect(pace.capacity == 2500)
        pace.record(transfers: 512, took: .microseconds(512 * 200))
        #expect(pace.capacity > 2200)
        for _ in 0..<50 { pace.record(transfers: 512, took: .microseconds(512 * 200)) }
        #expect(pace.capacity < 1300)
    }

    @Test("learns nothing from a small batch, unless it took as long as anybody may wait")
    func small() {
        var pace = PostingPace(limits: Self.limits)
        pace.record(transfers: 1, took: .milliseconds(1))
        pace.record(transfers: 63, took: .milliseconds(249))
        #expect(pace.capacity == 8192)
        pace.record(transfers: 1, took: .milliseconds(250))
        #expect(pace.capacity == 1024)
    }

    @Test("counts time once in which two batches were under way, in whatever order they end")
    func overlapping() {
        let start = ContinuousClock.now
        for ends in [(100, 100), (80, 100), (100, 80)] {
            var pace = PostingPace(limits: Self.limits)
            for round in 0..<60 {
                // Two batches of 512, which together take 100 ms.
                let began = start + .milliseconds(100 * round)
                pace.record(transfers: 512, from: began, until: began + .milliseconds(ends.0))
                pace.record(transfers: 512, from: began, until: began + .milliseconds(ends.1))
            }
            // 250 ms clear 2560 transfers; the latest of the two batches counts a little more.
            #expect((2200...2950).contains(pace.capacity), "\(ends): \(pace.capacity)")
        }
    }

    @Test("takes any measure of time without a trap")
    func extremes() {
        var pace = PostingPace(limits: Self.limits)
        pace.record(transfers: 0, took: .seconds(1))
        pace.record(transfers: 1, took: .seconds(Int64.max))
        pace.record(transfers: 1, took: .seconds(Int64.min))
        pace.record(transfers: Int.max, took: .zero)
        #expect((1024...8192).contains(pace.capacity))
    }
}
