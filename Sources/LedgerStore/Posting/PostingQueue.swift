import Ledger

/// What waits for a lane, and whose transfers are under way: bounded, and for each client first come
/// first served. Pure: it only says what is to be posted and who is to be answered.
///
/// Batches that are under way at once have no client in common, neither as who asks nor as who holds an
/// account that is named. Keys and quotes are a client's, so they share no account, key or quote either, and
/// in whatever order they are committed the outcomes are those of one batch after the other. A submission of
/// a client whose transfers are under way is held back, and so is a later one of a client whom one held back
/// names. Nobody is passed by for ever: only who came earlier is ever waited for.
struct PostingQueue<Reply: Sendable>: Sendable {
    struct Waiting: Sendable {
        let submission: Submission
        let since: ContinuousClock.Instant
        let reply: Reply
        /// Until what is under way, or waits before it, is over.
        fileprivate(set) var isHeldBack = false

        init(submission: Submission, since: ContinuousClock.Instant, reply: Reply) {
            self.submission = submission
            self.since = since
            self.reply = reply
        }
    }

    /// What is to be posted together.
    struct Batch: Sendable {
        fileprivate let number: Int
        fileprivate(set) var entries: [Waiting] = []
        fileprivate(set) var transfers = 0

        var submissions: [Submission] { entries.map(\.submission) }

        fileprivate mutating func add(_ entry: Waiting) {
            entries.append(entry)
            transfers += entry.submission.requests.count
        }
    }

    private struct UnderWay {
        let number: Int
        let transfers: Int
        let since: ContinuousClock.Instant
        var isLate = false
    }

    /// In the order of arrival.
    private var waiting: [Waiting] = []
    private(set) var transfersWaiting = 0
    /// Of what waits: submissions that are not held back, and their transfers.
    private var ready = (submissions: 0, transfers: 0)
    /// Clients whom a submission that is held back names.
    private var clientsHeldBack: Set<UserID> = []
    private var underWay: [UnderWay] = []
    private var batchesTaken = 0
    private var clientsUnderWay: Set<UserID> = []
    private var isClosed = false
    private let batchesMax: Int
    private let besideMin: Int
    /// How many may wait; a smaller limit turns nobody away who waits already.
    var transfersMax: Int

    /// - Parameters:
    ///   - batchesMax: how many may be under way at once.
    ///   - besideMin: transfers from which on there is one beside others that are not late.
    init(transfersMax: Int, batchesMax: Int, besideMin: Int) {
        self.transfersMax = transfersMax
        self.batchesMax = batchesMax
        self.besideMin = besideMin
    }

    func hasRoom(for transfers: Int) -> Bool { transfersWaiting + transfers <= transfersMax }

    /// `false` when there is no room or the queue is closed: the caller is told at once.
    mutating func enqueue(_ entry: Waiting) -> Bool {
        guard !isClosed, hasRoom(for: entry.submission.requests.count) else { return false }
        transfersWaiting += entry.submission.requests.count
        waiting.append(entry)
        place(waiting.count - 1)
        return true
    }

    /// Whether a batch is to be posted now: the only one, or one beside those under way that is as large as
    /// all of these, and not smaller than said. Smaller ones would cost more than they gain: each has its own
    /// round trip and COMMIT. Those that are late do not count.
    var isBatchDue: Bool {
        guard ready.submissions > 0, underWay.count < batchesMax else { return false }
        let inTime = underWay.lazy.filter { !$0.isLate }
        return inTime.isEmpty
            || ready.transfers >= max(besideMin, inTime.reduce(0) { $0 + $1.transfers })
    }

    /// What a lane takes when a batch is due: all that is ready, up to `transfersMax` transfers, and at
    /// least one submission. It is under way until `finish`.
    mutating func take(transfersMax: Int, at moment: ContinuousClock.Instant) -> Batch? {
        guard isBatchDue else { return nil }
        batchesTaken += 1
        var batch = Batch(number: batchesTaken)
        var rest: [Waiting] = []
        var isFull = false
        for entry in waiting {
            let transfers = batch.transfers + entry.submission.requests.count
            // What does not fit is not passed by either.
            isFull = isFull || !entry.isHeldBack && !batch.entries.isEmpty && transfers > transfersMax
            if isFull || entry.isHeldBack { rest.append(entry) } else { batch.add(entry) }
        }
        waiting = rest
        transfersWaiting -= batch.transfers
        underWay.append(UnderWay(number: batch.number, transfers: batch.transfers, since: moment))
        for entry in batch.entries { entry.submission.forEachClient { clientsUnderWay.insert($0) } }
        placeAll()
        return batch
    }

    /// What became of the batch is known.
    mutating func finish(_ batch: Batch) {
        underWay.removeAll { $0.number == batch.number }
        for entry in batch.entries { entry.submission.forEachClient { clientsUnderWay.remove($0) } }
        placeAll()
    }

    /// What was taken at `moment` or before is late.
    mutating func markLate(takenBy moment: ContinuousClock.Instant) {
        for index in underWay.indices where underWay[index].since <= moment { underWay[index].isLate = true }
    }

    /// Removes those who have waited since `moment` or longer; they are in the order of their arrival.
    mutating func expire(waitingSince moment: ContinuousClock.Instant) -> [Waiting] {
        let expired = Array(waiting.prefix { $0.since <= moment })
        guard !expired.isEmpty else { return [] }
        waiting.removeFirst(expired.count)
        transfersWaiting -= expired.reduce(0) { $0 + $1.submission.requests.count }
        placeAll()
        return expired
    }

    /// From now on nothing is taken in; what waits is still served.
    mutating func close() { isClosed = true }

    /// Nothing waits, nor will. Batches may be under way still.
    var isFinished: Bool { isClosed && waiting.isEmpty }

    /// Decides anew, in the order of arrival, who is held back.
    private mutating func placeAll() {
        ready = (0, 0)
        clientsHeldBack.removeAll(keepingCapacity: true)
        for index in waiting.indices { place(index) }
    }

    /// Decides whether one is held back, who comes behind all that was decided on before.
    private mutating func place(_ index: Int) {
        let submission = waiting[index].submission
        let isHeldBack = submission.names(anyOf: clientsUnderWay) || submission.names(anyOf: clientsHeldBack)
        waiting[index].isHeldBack = isHeldBack
        if isHeldBack {
            submission.forEachClient { clientsHeldBack.insert($0) }
        } else {
            ready.submissions += 1
            ready.transfers += submission.requests.count
        }
    }
}

extension Submission {
    /// Whose rows the transfers read or write: who asks, whose keys and quotes they are, and who holds the
    /// accounts. Some come more than once.
    fileprivate func forEachClient(_ body: (UserID) -> Void) {
        for request in requests {
            body(request.user)
            body(request.to.owner)
            // Only in a transfer that will be refused.
            if request.from.owner != request.user { body(request.from.owner) }
        }
    }

    fileprivate func names(anyOf clients: Set<UserID>) -> Bool {
        guard !clients.isEmpty else { return false }
        return requests.contains {
            clients.contains($0.user) || clients.contains($0.to.owner) || clients.contains($0.from.owner)
        }
    }
}
