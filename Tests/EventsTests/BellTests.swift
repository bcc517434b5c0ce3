import TestSupport
import Testing

@testable import Events

@Suite("A bell")
struct BellTests {
    @Test("rung from many tasks while it is waited for again and again loses no ring")
    func manyRings() async {
        let bell = Bell()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<500 {
                        bell.ring(.news)
                        await Task.yield()
                    }
                    bell.ring(.sessions)
                }
            }
            var heard: Signals = []
            while !heard.contains(.sessions) { heard.formUnion(await bell.wait(until: .now + .patience)) }
            await group.waitForAll()
        }
        _ = await bell.wait(until: .now)
        #expect(await bell.wait(until: .now).isEmpty)
    }

    @Test("says nothing at the deadline, and hears again afterwards")
    func deadline() async {
        let bell = Bell()
        for _ in 0..<50 { #expect(await bell.wait(until: .now + .microseconds(50)).isEmpty) }
        async let heard = bell.wait(until: .now + .patience)
        bell.ring(.closing)
        #expect(await heard == .closing)
    }
}
