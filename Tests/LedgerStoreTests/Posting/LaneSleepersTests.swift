import Testing

@testable import LedgerStore

@Suite("Lanes that sleep")
struct LaneSleepersTests {
    @Test("are woken one at a time, the first before the others, and none until that one has looked")
    func oneAtATime() {
        var sleepers = LaneSleepers<String>()
        #expect(sleepers.wakeOne() == nil, "nobody sleeps")
        sleepers.fellAsleep(1, "one")
        sleepers.fellAsleep(0, "zero")
        #expect(sleepers.wakeOne() == "zero")
        #expect(sleepers.wakeOne() == nil, "one is on its way")
        sleepers.looked(1)
        #expect(sleepers.wakeOne() == nil, "it was another one that looked")
        sleepers.looked(0)
        #expect(sleepers.wakeOne() == "one")
        sleepers.looked(1)
        #expect(sleepers.wakeOne() == nil, "nobody sleeps any more")
    }

    @Test("are woken by name when their task is cancelled, but once")
    func byName() {
        var sleepers = LaneSleepers<String>()
        sleepers.fellAsleep(1, "one")
        #expect(sleepers.wake(0) == nil)
        #expect(sleepers.wake(1) == "one")
        #expect(sleepers.wake(1) == nil)
    }
}
