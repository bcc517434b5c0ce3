import Ledger
import Synchronization
import Testing

@testable import Identity

@Suite("The meter of calls")
struct CallMeterTests {
    /// A meter of five calls a client and three an address, each five seconds, with a clock of its own.
    private struct Bench: Sendable {
        let clock: Clock
        let meter: CallMeter

        init() {
            let clock = Clock()
            meter = CallMeter(
                user: Quota(5, each: .seconds(5)), address: Quota(3, each: .seconds(3)), now: { clock.now })
            self.clock = clock
        }
    }

    private final class Clock: Sendable {
        private let time = Mutex<Int64>(1_000_000)
        var now: Int64 { time.withLock { $0 } }
        func advance(bySeconds seconds: Int64) { time.withLock { $0 += seconds * 1_000_000 } }
    }

    private func user(_ number: Int64) -> UserID { UserID(number) ?? .house }

    @Test("counts each client and each address by itself, and lets them go on with time")
    func separate() throws {
        let bench = Bench()
        let address = try #require(ClientAddress("192.0.2.7"))
        for _ in 0..<5 { #expect(bench.meter.count(1, by: user(7)).retryAfter == nil) }
        for _ in 0..<3 { #expect(bench.meter.count(1, from: address).retryAfter == nil) }
        #expect(bench.meter.count(1, by: user(7)).retryAfter == .seconds(1))
        #expect(bench.meter.count(1, from: address).retryAfter == .seconds(1))
        #expect(bench.meter.count(1, by: user(8)).remaining == 4)
        #expect(bench.meter.count(1, from: try #require(ClientAddress("192.0.2.8"))).remaining == 2)
        bench.clock.advance(bySeconds: 1)
        #expect(bench.meter.count(1, by: user(7)).retryAfter == nil)
        #expect(bench.meter.count(1, by: user(7)).retryAfter != nil)
        bench.clock.advance(bySeconds: 5)
        #expect(bench.meter.count(5, by: user(7)).retryAfter == nil)
    }

    @Test("takes the addresses of one IPv6 line for one")
    func network() throws {
        let bench = Bench()
        for text in ["2001:db8::1", "2001:db8::2", "2001:db8:0:0:ffff::"] {
            #expect(bench.meter.count(1, from: try #require(ClientAddress(text))).retryAfter == nil)
        }
        #expect(bench.meter.count(1, from: try #require(ClientAddress("2001:db8::3"))).retryAfter != nil)
        #expect(bench.meter.count(1, from: try #require(ClientAddress("2001:db8:0:1::"))).retryAfter == nil)
    }

    @Test("lets no more pass when many calls arrive at once")
    func together() async {
        let bench = Bench()
        let passed = await withTaskGroup { group in
            for _ in 0..<200 {
                group.addTask { bench.meter.count(1, by: UserID(7) ?? .house).retryAfter == nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(passed == 5)
    }

    @Test("remembers a bounded number of callers, and of those who fall out first the ones who did least")
    func bounded() {
        let bench = Bench()
        for _ in 0..<6 { _ = bench.meter.count(1, by: user(7)) }
        for number in 1000..<(1000 + 4 * Int64(CallMeter.callersMax)) {
            #expect(bench.meter.count(1, by: user(number)).retryAfter == nil)
        }
        #expect(bench.meter.count(1, by: user(7)).retryAfter != nil)
    }
}

@Suite("A table of moments")
struct MomentTableTests {
    @Test("knows what it was told, and forgets the earliest where a place is needed")
    func eviction() {
        var table = MomentTable(capacity: 8)
        for key in 1...8 as ClosedRange<UInt64> { table[key] = Int64(100 + key) }
        table[1] = 300
        table[9] = 200
        #expect(table[1] == 300 && table[9] == 200)
        #expect(table[2] == nil, "the earliest")
        #expect((3...8).allSatisfy { table[$0] == Int64(100 + $0) })
        table[9] = nil
        #expect(table[9] == nil)
        table[10] = 1
        #expect(table[10] == 1 && table[3] == 103)
    }

    @Test("keeps keys apart that share their places")
    func places() {
        var table = MomentTable(capacity: 64)
        for key in 0..<64 as Range<UInt64> { table[key &* 8 + 1] = Int64(key) }
        let kept = (0..<64).filter { table[UInt64($0) &* 8 + 1] != nil }
        #expect(kept == Array(56..<64))
        #expect(table[0] == nil && table[2] == nil)
    }
}
