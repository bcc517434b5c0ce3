import Ledger
import TestRandom
import Testing

@testable import LedgerStore

/// One course of events that a seed decides: submissions come, batches are taken and decided, from memory
/// where it has all that they need, are decided again, and are committed in any order.
struct PostingCourse {
    private struct UnderWay {
        let batch: PostingQueue<Int>.Batch
        var decision: Decision
        /// What was read for it; `nil` when it was decided from memory.
        var read: Books?
    }

    private(set) var books: BooksInMemory
    /// Of each submission, in the order of arrival.
    private(set) var outcomes: [[PostingOutcome]?]
    /// The most batches that were under way at once.
    private(set) var underWayMost = 0
    private let submissions: [Submission]
    private var arrived = 0
    private var queue: PostingQueue<Int>
    private var underWay: [UnderWay] = []
    private var memory = PostingMemory()
    /// Batches that were committed as decided from memory.
    private(set) var remembered = 0
    private let batchesMax: Int
    private var random: SeededRandom

    init(_ wishes: Wishes, batchesMax: Int, seed: UInt64) {
        books = BooksInMemory(wishes.books)
        submissions = wishes.submissions
        outcomes = submissions.map { _ in nil }
        self.batchesMax = batchesMax
        random = SeededRandom(seed: seed)
        queue = PostingQueue(
            transfersMax: .max / 2, batchesMax: batchesMax, besideMin: Int.random(in: 1...4, using: &random))
    }

    mutating func run() throws {
        while arrived < submissions.count || !underWay.isEmpty || queue.isBatchDue {
            switch Int.random(in: 0..<16, using: &random) {
            case 0..<7: arrive()
            case 7..<11:
                try take()
                underWayMost = max(underWayMost, underWay.count)
                try #require(underWay.count <= batchesMax)
            case 11: decideAgain()
            case 12: queue.markLate(takenBy: .now)
            default: try commit()
            }
        }
    }

    private mutating func arrive() {
        guard arrived < submissions.count else { return }
        let isTaken = queue.enqueue(
            PostingQueue.Waiting(submission: submissions[arrived], since: .now, reply: arrived))
        precondition(isTaken, "the queue is as good as endless")
        arrived += 1
    }

    private mutating func take() throws {
        guard let batch = queue.take(transfersMax: Int.random(in: 1...12, using: &random), at: .now) else {
            if underWay.isEmpty { try #require(queue.transfersWaiting == 0, "nobody waits for nothing") }
            return
        }
        let submissions = batch.submissions
        if let known = memory.books(for: submissions) {
            let decision = books.decide(submissions, on: known)
            if decision.isAllCompleted {
                try #require(books.hasHeads(of: decision), "memory is right where nobody else writes")
                underWay.append(UnderWay(batch: batch, decision: decision))
                return
            }
        }
        underWay.append(read(batch))
    }

    private mutating func read(_ batch: PostingQueue<Int>.Batch) -> UnderWay {
        let read = books.read(for: batch.submissions)
        return UnderWay(batch: batch, decision: books.decide(batch.submissions, on: read), read: read)
    }

    /// A lost race: nothing of the batch was done.
    private mutating func decideAgain() {
        guard let index = underWay.indices.randomElement(using: &random) else { return }
        memory.forget(underWay[index].batch.submissions)
        underWay[index] = read(underWay[index].batch)
    }

    private mutating func commit() throws {
        guard let index = underWay.indices.randomElement(using: &random) else { return }
        let batch = underWay[index].batch
        if underWay[index].read == nil, !books.accepts(underWay[index].decision) {
            // A key that was used before: memory does not know.
            memory.failed(batch.submissions)
            underWay[index] = read(batch)
        }
        let (decision, read) = (underWay[index].decision, underWay[index].read)
        try #require(books.accepts(decision), "batches at once do not meet")
        underWay.remove(at: index)
        books.commit(decision)
        if let read {
            memory.learn(read)
            memory.follow(decision)
        } else {
            memory.held(decision)
            remembered += 1
        }
        queue.finish(batch)
        for (entry, outcome) in zip(batch.entries, decision.outcomes) { outcomes[entry.reply] = outcome }
    }
}
