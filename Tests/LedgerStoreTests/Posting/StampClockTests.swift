import Ledger
import LedgerStore
import Synchronization
import TestBank
import Testing

@Suite("The clock of stamps")
struct StampClockTests {
    @Test(
        "gives nobody a time twice, nor an earlier one after a later one, when the system's clock steps back")
    func steppingBack() {
        let readings = Mutex<[Int64]>([1000, 1002, 500, 500, 2000, 1999])
        let clock = StampClock(now: {
            Timestamp(microsecondsSince1970: readings.withLock { $0.removeFirst() })
        })
        var times: [Int64] = []
        for count in [5, 1, 3, 1, 2, 1] {
            var stamps = clock.reserve(count)
            for _ in 0..<count { times.append(stamps.next().time.microsecondsSince1970) }
        }
        #expect(times == [1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 2000, 2001, 2002])
    }

    @Test("gives each of many at once a time and id of their own")
    func together() async throws {
        let clock = StampClock(now: { Timestamp(microsecondsSince1970: 1_000_000) })
        let stamps = try await inParallel(200) { _ in clock.next() }
        #expect(Set(stamps.map(\.time)).count == 200 && Set(stamps.map(\.id)).count == 200)
    }

    @Test("reads the machine's clock in microseconds")
    func machine() {
        let (first, second) = (SystemClock.now(), SystemClock.now())
        #expect(first <= second)
        #expect(first > Timestamp(microsecondsSince1970: 1_700_000_000_000_000))
    }
}
