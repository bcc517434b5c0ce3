import Ledger
import TestBank
import Testing

@testable import LedgerStore

@Suite("The queue in front of the writer")
struct PostingQueueTests {
    private let start = ContinuousClock.now

    @Test("serves in the order of arrival, as much at a time as is asked for")
    func order() throws {
        var queue = PostingQueue<Int>(transfersMax: 100)
        for number in 0..<6 { #expect(queue.enqueue(try waiting(number, transfers: 2))) }
        #expect(queue.transfersWaiting == 12)
        #expect(queue.take(transfersMax: 5).map(\.reply) == [0, 1])
        #expect(queue.take(transfersMax: 6).map(\.reply) == [2, 3, 4])
        #expect(queue.transfersWaiting == 2)
        #expect(queue.take(transfersMax: 100).map(\.reply) == [5])
        #expect(queue.take(transfersMax: 100).isEmpty && queue.transfersWaiting == 0)
    }

    @Test("gives out at least one submission, however many transfers it has, and none out of turn")
    func large() throws {
        var queue = PostingQueue<Int>(transfersMax: 100)
        for number in 0..<2 { #expect(queue.enqueue(try waiting(number, transfers: 50))) }
        #expect(queue.take(transfersMax: 10).map(\.reply) == [0])
        #expect(queue.take(transfersMax: 10).map(\.reply) == [1])
        for (number, transfers) in [(2, 3), (3, 50), (4, 1)] {
            #expect(queue.enqueue(try waiting(number, transfers: transfers)))
        }
        #expect(queue.take(transfersMax: 10).map(\.reply) == [2], "the small one behind waits its turn")
    }

    @Test("takes in up to its limit, counted in transfers, and refuses what does not fit")
    func limit() throws {
        var queue = PostingQueue<Int>(transfersMax: 10)
        #expect(queue.enqueue(try waiting(0, transfers: 9)))
        #expect(!queue.enqueue(try waiting(1, transfers: 2)))
        #expect(queue.enqueue(try waiting(2, transfers: 1)))
        #expect(!queue.enqueue(try waiting(3, transfers: 1)))
        #expect(queue.transfersWaiting == 10)
        _ = queue.take(transfersMax: 9)
        #expect(queue.enqueue(try waiting(4, transfers: 9)))
    }

    @Test("turns away who waits too long, oldest first, and forgets them")
    func expiry() throws {
        var queue = PostingQueue<Int>(transfersMax: 10)
        for number in 0..<4 {
            #expect(queue.enqueue(try waiting(number, transfers: 1, at: .seconds(number))))
        }
        #expect(queue.expire(waitingSince: start - .seconds(1)).isEmpty)
        #expect(queue.expire(waitingSince: start + .seconds(1)).map(\.reply) == [0, 1])
        #expect(queue.transfersWaiting == 2)
        #expect(queue.take(transfersMax: 10).map(\.reply) == [2, 3])
    }

    @Test("takes nothing in once it is closed, but gives out what it has")
    func closing() throws {
        var queue = PostingQueue<Int>(transfersMax: 10)
        #expect(queue.enqueue(try waiting(0, transfers: 1)))
        #expect(!queue.isFinished)
        queue.close()
        #expect(!queue.enqueue(try waiting(1, transfers: 1)) && !queue.isFinished)
        #expect(queue.take(transfersMax: 10).map(\.reply) == [0] && queue.isFinished)
    }

    @Test("counts a submission of nothing for nothing")
    func empty() throws {
        var queue = PostingQueue<Int>(transfersMax: 0)
        #expect(queue.enqueue(try waiting(0, transfers: 0)))
        #expect(!queue.enqueue(try waiting(1, transfers: 1)))
        #expect(queue.take(transfersMax: 1).map(\.reply) == [0])
    }

    private func waiting(
        _ number: Int, transfers: Int, at moment: Duration = .zero
    ) throws -> PostingQueue<Int>.Waiting {
        let ann = try #require(UserID(1))
        let wish = try request(ann, .usd, ann, .eur, "1.00", key: "k\(number)")
        return PostingQueue<Int>.Waiting(
            submission: Submission(Array(repeating: wish, count: transfers)), since: start + moment,
            reply: number)
    }
}
