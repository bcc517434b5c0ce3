import Ledger
import TestBank
import Testing

@testable import LedgerStore

@Suite("The queue in front of the writer")
struct PostingQueueTests {
    private let start = ContinuousClock.now

    @Test("serves in the order of arrival, as much at a time as is asked for")
    func order() throws {
        var queue = PostingQueue<Int>(transfersMax: 100, batchesMax: 1, besideMin: 1)
        for number in 0..<6 { #expect(queue.enqueue(try waiting(number, transfers: 2))) }
        #expect(queue.transfersWaiting == 12)
        #expect(queue.takeAndFinish(transfersMax: 5) == [0, 1])
        #expect(queue.takeAndFinish(transfersMax: 6) == [2, 3, 4])
        #expect(queue.transfersWaiting == 2)
        #expect(queue.takeAndFinish(transfersMax: 100) == [5])
        #expect(queue.takeAndFinish(transfersMax: 100) == [] && queue.transfersWaiting == 0)
    }

    @Test("gives out at least one submission, however many transfers it has, and none out of turn")
    func large() throws {
        var queue = PostingQueue<Int>(transfersMax: 100, batchesMax: 1, besideMin: 1)
        for number in 0..<2 { #expect(queue.enqueue(try waiting(number, transfers: 50))) }
        #expect(queue.takeAndFinish(transfersMax: 10) == [0])
        #expect(queue.takeAndFinish(transfersMax: 10) == [1])
        for (number, transfers) in [(2, 3), (3, 50), (4, 1)] {
            #expect(queue.enqueue(try waiting(number, transfers: transfers)))
        }
        #expect(queue.takeAndFinish(transfersMax: 10) == [2], "the small one behind waits its turn")
        #expect(queue.takeAndFinish(transfersMax: 10) == [3])
    }

    @Test("takes in up to its limit, counted in transfers, and refuses what does not fit")
    func limit() throws {
        var queue = PostingQueue<Int>(transfersMax: 10, batchesMax: 1, besideMin: 1)
        #expect(queue.enqueue(try waiting(0, transfers: 9)))
        #expect(!queue.enqueue(try waiting(1, transfers: 2)))
        #expect(queue.enqueue(try waiting(2, transfers: 1)))
        #expect(!queue.enqueue(try waiting(3, transfers: 1)))
        #expect(queue.transfersWaiting == 10)
        _ = queue.take(transfersMax: 9, at: start)
        #expect(queue.enqueue(try waiting(4, transfers: 9)), "what is under way takes no room")
    }

    @Test("turns away who waits too long, oldest first, and forgets them")
    func expiry() throws {
        var queue = PostingQueue<Int>(transfersMax: 10, batchesMax: 1, besideMin: 1)
        for number in 0..<4 {
            #expect(queue.enqueue(try waiting(number, transfers: 1, at: .seconds(number))))
        }
        #expect(queue.expire(waitingSince: start - .seconds(1)).isEmpty)
        #expect(queue.expire(waitingSince: start + .seconds(1)).map(\.reply) == [0, 1])
        #expect(queue.transfersWaiting == 2)
        #expect(queue.takeAndFinish(transfersMax: 10) == [2, 3])
    }

    @Test("takes nothing in once it is closed, but gives out what it has")
    func closing() throws {
        var queue = PostingQueue<Int>(transfersMax: 10, batchesMax: 1, besideMin: 1)
        #expect(queue.enqueue(try waiting(0, transfers: 1)))
        #expect(!queue.isFinished)
        queue.close()
        #expect(!queue.enqueue(try waiting(1, transfers: 1)) && !queue.isFinished)
        #expect(queue.takeAndFinish(transfersMax: 10) == [0] && queue.isFinished)
    }

    @Test("counts a submission of nothing for nothing")
    func empty() throws {
        var queue = PostingQueue<Int>(transfersMax: 0, batchesMax: 1, besideMin: 1)
        #expect(queue.enqueue(try waiting(0, transfers: 0)))
        #expect(!queue.enqueue(try waiting(1, transfers: 1)))
        #expect(queue.takeAndFinish(transfersMax: 1) == [0])
    }

    @Test(
        "gives out a further batch only when as much is ready as is under way, and no more at once than said")
    func further() throws {
        var queue = PostingQueue<Int>(transfersMax: 100, batchesMax: 2, besideMin: 1)
        #expect(!queue.isBatchDue && queue.take(transfersMax: 10, at: start) == nil)
        #expect(queue.enqueue(try waiting(0, transfers: 3, from: 1, to: 2)))
        let first = try queue.mustTake(transfersMax: 10)
        #expect(queue.enqueue(try waiting(1, transfers: 2, from: 3, to: 4)))
        #expect(!queue.isBatchDue && queue.take(transfersMax: 10, at: start) == nil, "two beside three")
        #expect(queue.enqueue(try waiting(2, transfers: 1, from: 5, to: 6)))
        let second = try queue.mustTake(transfersMax: 10)
        #expect(second.entries.map(\.reply) == [1, 2] && second.transfers == 3)
        #expect(queue.enqueue(try waiting(3, transfers: 50, from: 7, to: 8)))
        #expect(!queue.isBatchDue, "two are under way")
        queue.finish(first)
        #expect(queue.isBatchDue, "fifty beside three")
        queue.finish(second)
        #expect(queue.takeAndFinish(transfersMax: 10) == [3])
    }

    @Test("gives out none beside another that is smaller than said")
    func beside() throws {
        var queue = PostingQueue<Int>(transfersMax: 100, batchesMax: 2, besideMin: 3)
        #expect(queue.enqueue(try waiting(0, transfers: 1, from: 1, to: 2)))
        _ = try queue.mustTake(transfersMax: 10)
        #expect(queue.enqueue(try waiting(1, transfers: 2, from: 3, to: 4)))
        #expect(!queue.isBatchDue, "two beside one")
        #expect(queue.enqueue(try waiting(2, transfers: 1, from: 5, to: 6)))
        #expect(queue.isBatchDue, "three beside one")
    }

    @Test(
        "does not count one that is late, but keeps its clients back; no more at once than said"
    )
    func late() throws {
        var queue = PostingQueue<Int>(transfersMax: 100, batchesMax: 2, besideMin: 3)
        #expect(queue.enqueue(try waiting(0, transfers: 9, from: 1, to: 2)))
        let first = try queue.mustTake(transfersMax: 10, at: start + .seconds(1))
        #expect(queue.enqueue(try waiting(1, transfers: 1, from: 3, to: 4)))
        queue.markLate(takenBy: start)
        #expect(!queue.isBatchDue, "it is not late yet")
        queue.markLate(takenBy: start + .seconds(1))
        #expect(queue.enqueue(try waiting(2, transfers: 1, from: 2, to: 5)), "of a client of the late one")
        let second = try queue.mustTake(transfersMax: 10, at: start + .seconds(2))
        #expect(second.entries.map(\.reply) == [1])
        #expect(queue.enqueue(try waiting(3, transfers: 1, from: 7, to: 8)))
        #expect(!queue.isBatchDue, "two are under way")
        queue.finish(second)
        #expect(queue.isBatchDue, "the late one alone is left")
        queue.finish(first)
        #expect(queue.takeAndFinish(transfersMax: 100) == [2, 3])
    }

    @Test("counts those that are not late beside one that is")
    func lateAndNot() throws {
        var queue = PostingQueue<Int>(transfersMax: 100, batchesMax: 3, besideMin: 1)
        #expect(queue.enqueue(try waiting(0, transfers: 9, from: 1, to: 2)))
        _ = try queue.mustTake(transfersMax: 10, at: start)
        queue.markLate(takenBy: start)
        #expect(queue.enqueue(try waiting(1, transfers: 2, from: 3, to: 4)))
        _ = try queue.mustTake(transfersMax: 10, at: start + .seconds(1))
        #expect(queue.enqueue(try waiting(2, transfers: 1, from: 5, to: 6)))
        #expect(!queue.isBatchDue, "one beside two")
        #expect(queue.enqueue(try waiting(3, transfers: 1, from: 7, to: 8)))
        #expect(queue.isBatchDue, "two beside two")
    }

    @Test("gives out what is too small to be beside others when these are over, closed or not")
    func closedWithFew() throws {
        var queue = PostingQueue<Int>(transfersMax: 100, batchesMax: 2, besideMin: 3)
        #expect(queue.enqueue(try waiting(0, transfers: 1, from: 1, to: 2)))
        let first = try queue.mustTake(transfersMax: 10)
        #expect(queue.enqueue(try waiting(1, transfers: 1, from: 3, to: 4)))
        queue.close()
        #expect(!queue.isBatchDue && !queue.isFinished)
        queue.finish(first)
        #expect(queue.takeAndFinish(transfersMax: 10) == [1] && queue.isFinished)
    }

    @Test(
        "holds back whoever has a client in common with what is under way, be it who asks, pays or receives",
        arguments: [(1, 1, 9), (9, 1, 9), (2, 2, 9), (9, 9, 2), (1, 9, 8), (2, 9, 8), (9, 9, 1)])
    func common(asker: Int64, from: Int64, to: Int64) throws {
        var queue = PostingQueue<Int>(transfersMax: 100, batchesMax: 2, besideMin: 1)
        #expect(queue.enqueue(try waiting(0, transfers: 1, from: 1, to: 2)))
        let first = try queue.mustTake(transfersMax: 10)
        #expect(queue.enqueue(try waiting(1, transfers: 1, by: asker, from: from, to: to)))
        #expect(!queue.isBatchDue)
        #expect(queue.enqueue(try waiting(2, transfers: 1, from: 3, to: 4)))
        let second = try queue.mustTake(transfersMax: 10)
        #expect(second.entries.map(\.reply) == [2])
        queue.finish(first)
        #expect(queue.takeAndFinish(transfersMax: 10) == [1])
        #expect(queue.transfersWaiting == 0)
    }

    @Test("holds back who has an account that is named by somebody whose it is not")
    func foreign() throws {
        var queue = PostingQueue<Int>(transfersMax: 100, batchesMax: 2, besideMin: 1)
        #expect(queue.enqueue(try waiting(0, transfers: 1, by: 1, from: 2, to: 3)))
        _ = try queue.mustTake(transfersMax: 10)
        #expect(queue.enqueue(try waiting(1, transfers: 1, from: 2, to: 4)))
        #expect(!queue.isBatchDue, "what is remembered of it may be read by the other")
    }

    @Test("lets nobody pass who has a client in common with one that is held back")
    func inTurn() throws {
        var queue = PostingQueue<Int>(transfersMax: 100, batchesMax: 2, besideMin: 1)
        #expect(queue.enqueue(try waiting(0, transfers: 1, from: 1, to: 2)))
        let first = try queue.mustTake(transfersMax: 10)
        // 2 is under way, so whoever comes after (1) with 3 or 4 waits for it, and so on.
        for (number, from, to) in [(1, 2, 3), (2, 3, 4), (3, 4, 5), (4, 6, 7)] {
            #expect(queue.enqueue(try waiting(number, transfers: 1, from: Int64(from), to: Int64(to))))
        }
        let second = try queue.mustTake(transfersMax: 10)
        #expect(second.entries.map(\.reply) == [4])
        queue.finish(second)
        #expect(!queue.isBatchDue)
        queue.finish(first)
        #expect(queue.takeAndFinish(transfersMax: 10) == [1, 2, 3], "in one batch, in their order")
    }

    @Test("frees who was held back behind somebody that has waited too long")
    func expiryFrees() throws {
        var queue = PostingQueue<Int>(transfersMax: 100, batchesMax: 2, besideMin: 1)
        #expect(queue.enqueue(try waiting(0, transfers: 1, from: 1, to: 2)))
        _ = try queue.mustTake(transfersMax: 10)
        #expect(queue.enqueue(try waiting(1, transfers: 1, at: .seconds(1), from: 2, to: 3)))
        #expect(queue.enqueue(try waiting(2, transfers: 1, at: .seconds(2), from: 3, to: 4)))
        #expect(!queue.isBatchDue)
        #expect(queue.expire(waitingSince: start + .seconds(1)).map(\.reply) == [1])
        #expect(queue.takeAndFinish(transfersMax: 10) == [2])
    }

    private func waiting(
        _ number: Int, transfers: Int, at moment: Duration = .zero, by asker: Int64? = nil,
        from payer: Int64 = 1, to payee: Int64 = 2
    ) throws -> PostingQueue<Int>.Waiting {
        let (from, to) = (try #require(UserID(payer)), try #require(UserID(payee)))
        let wish = TransferRequest(
            user: try #require(UserID(asker ?? payer)), from: AccountID(owner: from, currency: .usd),
            to: AccountID(owner: to, currency: .eur), amount: try Amount(decimalText: "1.00"),
            key: try #require(IdempotencyKey("k\(number)")), memo: nil)
        return PostingQueue<Int>.Waiting(
            submission: Submission(Array(repeating: wish, count: transfers)), since: start + moment,
            reply: number)
    }
}

extension PostingQueue<Int> {
    fileprivate mutating func mustTake(
        transfersMax: Int, at moment: ContinuousClock.Instant = .now
    ) throws -> Batch {
        let batch = take(transfersMax: transfersMax, at: moment)
        return try #require(batch)
    }

    /// Posts the next batch and is done with it; returns whose it was.
    fileprivate mutating func takeAndFinish(transfersMax: Int) -> [Int] {
        guard let batch = take(transfersMax: transfersMax, at: .now) else { return [] }
        finish(batch)
        return batch.entries.map(\.reply)
    }
}
