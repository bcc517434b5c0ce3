import Testing

@testable import LedgerStore

@Suite("After a try that failed")
struct PostingAttemptsTests {
    private typealias Step = PostingAttempts.Step
    private let start = ContinuousClock.now

    private func attempts(_ count: Int = 50) -> PostingAttempts {
        var limits = PostingLimits()
        limits.attemptsMax = count
        return PostingAttempts(limits: limits, startingAt: start)
    }

    @Test("a lost race is run again at once, with the rows taken first")
    func lostRace() {
        var attempts = attempts()
        for _ in 0..<10 {
            #expect(
                attempts.step(after: .lostRace, partsCount: 9, now: start)
                    == .retry(underLock: true, after: .zero))
        }
    }

    @Test("a database that is away is asked again after 10, 20, 40 … 640 ms")
    func unavailable() {
        var attempts = attempts()
        let pauses = (0..<9).map { _ in attempts.step(after: .unavailable, partsCount: 9, now: start) }
        let expected = [10, 20, 40, 80, 160, 320, 640, 640, 640].map {
            Step.retry(underLock: false, after: .milliseconds($0))
        }
        #expect(pauses == expected)
    }

    @Test("a batch that is refused is split; one alone is given up")
    func refused() {
        var attempts = attempts()
        #expect(attempts.step(after: .refused, partsCount: 2, now: start) == .split)
        #expect(attempts.step(after: .refused, partsCount: 1, now: start) == .giveUp(.refusedByDatabase))
    }

    @Test("a batch is given up after so many tries, or so much time, as not done")
    func bounds() {
        var few = attempts(3)
        #expect(few.step(after: .lostRace, partsCount: 9, now: start) != .giveUp(.overloaded))
        #expect(few.step(after: .unavailable, partsCount: 9, now: start) != .giveUp(.overloaded))
        #expect(few.step(after: .lostRace, partsCount: 9, now: start) == .giveUp(.overloaded))
        var late = attempts()
        #expect(late.step(after: .lostRace, partsCount: 9, now: start + .seconds(10)) == .giveUp(.overloaded))
        var inTime = attempts()
        let justInTime = start + .milliseconds(9_999)
        #expect(
            inTime.step(after: .lostRace, partsCount: 9, now: justInTime)
                == .retry(underLock: true, after: .zero))
    }

    @Test(
        "once a COMMIT went unanswered, nothing that follows is told as not done",
        arguments: [PostingAttempts.Fault.lostRace, .unavailable, .commitUnanswered, .refused])
    func unanswered(last: PostingAttempts.Fault) {
        var attempts = attempts(3)
        let first = attempts.step(after: .commitUnanswered, partsCount: 1, now: start)
        #expect(first == .retry(underLock: false, after: .milliseconds(10)))
        _ = attempts.step(after: .unavailable, partsCount: 1, now: start)
        #expect(attempts.step(after: last, partsCount: 1, now: start) == .giveUp(.outcomeUnknown))
    }
}
