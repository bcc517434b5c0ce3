import Testing

@testable import Identity

@Suite("The line in front of the hashing threads")
struct HashingLineTests {
    private let start = ContinuousClock.now

    private func job(deadlineIn wait: Duration = .seconds(1)) -> HashingJob {
        HashingJob(id: HashingJob.ID(), deadline: start.advanced(by: wait), perform: {}, refuse: { _ in })
    }

    private func performed(_ turn: HashingLine.Turn) -> HashingJob.ID? {
        if case .perform(let job) = turn { job.id } else { nil }
    }

    private func refused(_ turn: HashingLine.Turn) -> HashingJob.ID? {
        if case .refuse(let job) = turn { job.id } else { nil }
    }

    @Test("serves who came first")
    func order() {
        var line = HashingLine(waitingMax: 3)
        let jobs = (0..<3).map { _ in job() }
        for job in jobs { #expect(line.add(job) == .waits) }
        #expect(jobs.allSatisfy { performed(line.next(at: start)) === $0.id })
        if case .sleep = line.next(at: start) { return }
        Issue.record("an empty line gives a turn")
    }

    @Test("refuses the one that is too many, and takes another when a place is free")
    func full() {
        var line = HashingLine(waitingMax: 1)
        #expect(line.add(job()) == .waits)
        #expect(line.add(job()) == .refused(.overloaded))
        #expect(line.waiting == 1)
        _ = line.next(at: start)
        #expect(line.add(job()) == .waits)
    }

    @Test("refuses who waited too long, to the instant")
    func deadline() {
        var line = HashingLine(waitingMax: 2)
        let (late, inTime) = (job(deadlineIn: .seconds(1)), job(deadlineIn: .seconds(2)))
        _ = line.add(late)
        _ = line.add(inTime)
        #expect(refused(line.next(at: start.advanced(by: .seconds(1)))) === late.id)
        #expect(performed(line.next(at: start.advanced(by: .seconds(1)))) === inTime.id)
    }

    @Test("lets one leave, once, and keeps the others' order")
    func leaving() {
        var line = HashingLine(waitingMax: 3)
        let jobs = (0..<3).map { _ in job() }
        for job in jobs { _ = line.add(job) }
        #expect(line.remove(jobs[1].id)?.id === jobs[1].id)
        #expect(line.remove(jobs[1].id) == nil)
        #expect(performed(line.next(at: start)) === jobs[0].id)
        #expect(performed(line.next(at: start)) === jobs[2].id)
    }

    @Test("gives back everybody when it closes, and takes nobody afterwards")
    func closing() {
        var line = HashingLine(waitingMax: 3)
        let waiting = job()
        _ = line.add(waiting)
        #expect(line.close().map { $0.id === waiting.id } == [true])
        #expect(line.close().isEmpty)
        #expect(line.add(job()) == .refused(.stopping))
        #expect(line.remove(waiting.id) == nil)
        #expect(line.waiting == 0)
        if case .exit = line.next(at: start) { return }
        Issue.record("threads outlive their line")
    }
}
