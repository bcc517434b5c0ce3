@testable import PostgreSQL
import Testing

/// The pool's decisions as tables of event and action. Connections and waiters are letters.
@Suite struct PoolStateMachineTests {
    @Test("The first who comes has a connection opened, and it is idle once returned")
    func firstUse() {
        var pool = PoolModel()
        #expect(pool.wait("a") == ["open 1", "wake 2.0"])
        #expect(pool.opened(1) == ["a gets fresh 1"])
        #expect(pool.statistics == PoolStatistics(open: 1, leased: 1))
        #expect(pool.returned(1) == [])
        #expect(pool.statistics == PoolStatistics(open: 1, idle: 1))
        #expect(pool.takeIdle() == "1")
    }

    @Test("Waiters are served first come, first served; no more connections are opened than allowed")
    func order() {
        var pool = PoolModel(connectionsMax: 2)
        #expect(pool.wait("a") == ["open 1", "wake 2.0"])
        #expect(pool.wait("b") == ["open 2"])
        #expect(pool.wait("c") == [])
        #expect(pool.wait("d") == [])
        #expect(pool.statistics == PoolStatistics(opening: 2, waiting: 4))
        #expect(pool.opened(2) == ["a gets fresh 2"])
        #expect(pool.opened(1) == ["b gets fresh 1"])
        #expect(pool.returned(1) == ["c gets 1"])
        #expect(pool.returned(2) == ["d gets 2"])
        #expect(pool.returned(2) == [])
        #expect(pool.returned(1) == [])
        #expect(pool.takeIdle() == "1", "last in, first out")
        #expect(pool.takeIdle() == "2")
        #expect(pool.takeIdle() == nil)
    }

    @Test(
        "A waiter beyond the limit is refused at once; those for whom one is being opened do not count"
    )
    func overloaded() {
        var pool = PoolModel(connectionsMax: 1, waitersMax: 2)
        #expect(pool.wait("a") == ["open 1", "wake 2.0"])
        #expect(pool.wait("b") == [])
        #expect(pool.wait("c") == [])
        #expect(pool.wait("d") == ["d fails overloaded"])
        #expect(pool.opened(1) == ["a gets fresh 1"])
        #expect(pool.wait("e") == ["e fails overloaded"])
        #expect(pool.returned(1) == ["b gets 1"])
        #expect(pool.wait("f") == [])
    }

    @Test("A pool in which nobody may wait still opens connections")
    func nobodyMayWait() {
        var pool = PoolModel(connectionsMax: 1, waitersMax: 0)
        #expect(pool.wait("a") == ["open 1", "wake 2.0"])
        #expect(pool.wait("b") == ["b fails overloaded"])
    }

    @Test("One alarm serves all waiters, and is set again for those who are left")
    func patience() {
        var pool = PoolModel(connectionsMax: 1)
        #expect(pool.wait("a") == ["open 1", "wake 2.0"])
        pool.now = 1
        #expect(pool.wait("b") == [])
        #expect(pool.wait("c", deadline: 1.5) == ["wake 1.5"])
        pool.now = 1.5
        #expect(pool.timeCame(1.5) == ["c fails deadlineExceeded", "wake 2.0"])
        pool.now = 2
        #expect(pool.timeCame(2) == ["a fails leaseTimedOut", "wake 3.0"])
        #expect(pool.timeCame(2) == [], "the first of the two that were ordered for this moment")
        #expect(pool.opened(1) == ["b gets fresh 1"])
        pool.now = 3
        #expect(pool.timeCame(3) == [])
        #expect(pool.wait("d") == ["wake 5.0"])
    }

    @Test("A waiter that gives up is not served any more")
    func givingUp() {
        var pool = PoolModel(connectionsMax: 1)
        _ = pool.wait("a")
        _ = pool.wait("b")
        #expect(pool.giveUp("a", .cancelled) == ["a fails cancelled"])
        #expect(pool.giveUp("a", .cancelled) == [])
        #expect(pool.opened(1) == ["b gets fresh 1"])
        #expect(pool.giveUp("b", .cancelled) == [], "served before")
        #expect(pool.returned(1) == [])
    }

    @Test("A broken connection is closed and replaced when somebody waits for one")
    func broken() {
        var pool = PoolModel(connectionsMax: 1)
        _ = pool.wait("a")
        _ = pool.opened(1)
        _ = pool.wait("b")
        #expect(pool.returned(1, isReusable: false) == ["close 1", "open 2"])
        #expect(pool.closed(1) == [])
        #expect(pool.opened(2) == ["b gets fresh 2"])
        #expect(pool.returned(2, isReusable: false) == ["close 2"])
        #expect(pool.statistics == PoolStatistics())
    }

    @Test("When none can be opened, all who wait are told, unless another connection may serve them")
    func openingFails() {
        var pool = PoolModel(connectionsMax: 2)
        _ = pool.wait("a")
        _ = pool.wait("b")
        _ = pool.wait("c")
        #expect(pool.openingFailed(1) == [], "the other may succeed")
        #expect(
            pool.openingFailed(2) == [
                "a fails connectFailed", "b fails connectFailed", "c fails connectFailed",
            ])
        #expect(pool.wait("d") == ["open 3"])
        #expect(pool.opened(3) == ["d gets fresh 3"])
        #expect(pool.wait("e") == ["open 4"])
        #expect(pool.openingFailed(4) == [], "d's will come back")
        #expect(pool.returned(3) == ["e gets 3"])
    }

    @Test("A connection nobody needed for long is closed when another is returned")
    func surplus() {
        var pool = PoolModel()
        for waiter in ["a", "b"] { _ = pool.wait(waiter) }
        _ = pool.opened(1)
        _ = pool.opened(2)
        #expect(pool.returned(1) == [])
        #expect(pool.returned(2) == [])
        pool.now = 60
        #expect(pool.takeIdle() == "2")
        #expect(pool.returned(2) == [], "not yet too old")
        pool.now = 61
        #expect(pool.takeIdle() == "2")
        #expect(pool.returned(2) == ["close 1"])
    }

    @Test("A closed pool refuses everybody, closes what comes back, and finishes when all is closed")
    func closing() {
        var pool = PoolModel(connectionsMax: 3)
        for waiter in ["a", "b", "c", "d"] { _ = pool.wait(waiter) }
        _ = pool.opened(1)
        _ = pool.opened(2)
        _ = pool.wait("e")
        _ = pool.returned(1)
        _ = pool.giveUp("d", .cancelled)
        _ = pool.giveUp("e", .cancelled)
        #expect(pool.returned(1) == [])
        #expect(pool.close() == ["close 1"])
        #expect(pool.close() == [])
        #expect(pool.wait("f") == ["f fails poolClosed"])
        #expect(pool.takeIdle() == nil)
        #expect(pool.closed(1) == [])
        #expect(pool.returned(2) == ["close 2"])
        #expect(pool.opened(3) == ["close 3"])
        #expect(pool.closed(2) == [])
        #expect(pool.closed(3) == ["finish"])
    }

    @Test("A pool that has nothing is closed at once, also those who wait in it are told")
    func closingEmpty() {
        var pool = PoolModel()
        #expect(pool.close() == ["finish"])
        var busy = PoolModel(connectionsMax: 1)
        _ = busy.wait("a")
        #expect(busy.close() == ["a fails poolClosed"])
        #expect(busy.openingFailed(1) == ["finish"])
    }
}
