import Ledger

/// What waits for the writer: bounded, first come first served. Pure: it only says who is to be answered.
struct PostingQueue<Reply: Sendable>: Sendable {
    struct Waiting: Sendable {
        let submission: Submission
        let since: ContinuousClock.Instant
        let reply: Reply
    }

    private var waiting: [Waiting] = []
    private var isClosed = false
    private(set) var transfersWaiting = 0
    /// How many may wait; a smaller limit turns nobody away who waits already.
    var transfersMax: Int

    init(transfersMax: Int) { self.transfersMax = transfersMax }

    func hasRoom(for transfers: Int) -> Bool { transfersWaiting + transfers <= transfersMax }

    /// `false` when there is no room or the queue is closed: the caller is told at once.
    mutating func enqueue(_ entry: Waiting) -> Bool {
        guard !isClosed, hasRoom(for: entry.submission.requests.count) else { return false }
        transfersWaiting += entry.submission.requests.count
        waiting.append(entry)
        return true
    }

    /// What the writer takes: all that waits, up to `transfersMax` transfers, and at least one submission.
    mutating func take(transfersMax: Int) -> [Waiting] {
        var count = 0
        var transfers = 0
        for entry in waiting {
            guard count == 0 || transfers + entry.submission.requests.count <= transfersMax else { break }
            transfers += entry.submission.requests.count
            count += 1
        }
        let taken = Array(waiting.prefix(count))
        waiting.removeFirst(count)
        transfersWaiting -= transfers
        return taken
    }

    /// Removes those who have waited since `moment` or longer; they are in the order of their arrival.
    mutating func expire(waitingSince moment: ContinuousClock.Instant) -> [Waiting] {
        let expired = Array(waiting.prefix { $0.since <= moment })
        waiting.removeFirst(expired.count)
        transfersWaiting -= expired.reduce(0) { $0 + $1.submission.requests.count }
        return expired
    }

    /// From now on nothing is taken in; what waits is still served.
    mutating func close() { isClosed = true }

    var isFinished: Bool { isClosed && waiting.isEmpty }
}
