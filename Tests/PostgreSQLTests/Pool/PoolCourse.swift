@testable import PostgreSQL

/// One course: who wants, has, gives back and loses what, decided by a seed.
struct PoolCourse {
    private var random: SeededRandom
    private var machine: PoolStateMachine<Int, Int>
    private let connectionsMax: Int
    private let waitersMax: Int
    private var now = ContinuousClock.now
    private var violation: String?

    private var nextConnection = 0
    private var opening: [PoolConnectionID] = []
    private var closing: [PoolConnectionID] = []
    private var leases: [PoolLease<Int>] = []
    /// Waiters in the order in which they came.
    private var waiting: [(id: PoolWaiterID, patience: PoolPatience)] = []
    private var alarms: [ContinuousClock.Instant] = []
    private var hasFinished = false

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
        connectionsMax = Int.random(in: 1...4, using: &random)
        waitersMax = Int.random(in: 0...5, using: &random)
        machine = PoolStateMachine(
            connectionsMax: connectionsMax, waitersMax: waitersMax, idleLifetime: .seconds(5))
    }

    /// The first promise that was broken.
    mutating func run(steps: Int) -> String? {
        for _ in 0..<steps where violation == nil {
            step(isClosing: false)
            check()
        }
        perform(machine.close())
        for _ in 0..<10_000 where violation == nil && !hasFinished {
            step(isClosing: true)
            check()
        }
        require(
            hasFinished && waiting.isEmpty && leases.isEmpty && opening.isEmpty && closing.isEmpty, "finishes"
        )
        return violation
    }

    private mutating func step(isClosing: Bool) {
        switch Int.random(in: 0..<(isClosing ? 5 : 9), using: &random) {
        case 0: openOne()
        case 1: closeOne()
        case 2, 3: returnOne()
        case 4: passTime()
        case 5: giveUpOne()
        default: want()
        }
    }

    private mutating func want() {
        if let lease = machine.takeIdle() {
            require(waiting.isEmpty, "nothing is idle while somebody waits")
            leases.append(lease)
            return
        }
        let id = machine.makeWaiterID()
        let deadline: ContinuousClock.Instant? = Bool.random(using: &random) ? now + .seconds(1) : nil
        let patience = PoolPatience(leaseTimeout: .seconds(3), deadline: deadline, now: now)
        let before = waiting.count
        waiting.append((id, patience))
        perform(machine.wait(id, id.number, patience))
        if waiting.count == before { require(before >= waitersMax, "refused only when the queue is full") }
    }

    private mutating func giveUpOne() {
        guard let id = waiting.randomElement(using: &random)?.id else { return }
        perform(machine.giveUp(id, .cancelled))
        require(!waiting.contains { $0.id == id }, "who gives up is answered at once")
        require(machine.giveUp(id, .cancelled).isEmpty, "and only once")
    }

    private mutating func openOne() {
        guard !opening.isEmpty else { return }
        let id = opening.remove(at: Int.random(in: 0..<opening.count, using: &random))
        if Int.random(in: 0..<4, using: &random) == 0 {
            perform(machine.openingFailed(id, PostgreSQLError(.connectFailed)))
        } else {
            nextConnection += 1
            perform(machine.opened(id, nextConnection, now: now))
        }
    }

    private mutating func closeOne() {
        guard !closing.isEmpty else { return }
        perform(machine.closed(closing.remove(at: Int.random(in: 0..<closing.count, using: &random))))
    }

    private mutating func returnOne() {
        guard !leases.isEmpty else { return }
        let lease = leases.remove(at: Int.random(in: 0..<leases.count, using: &random))
        let isReusable = Int.random(in: 0..<4, using: &random) != 0
        perform(machine.returned(lease, isReusable: isReusable, now: now))
    }

    private mutating func passTime() {
        now += .milliseconds(Int.random(in: 0...900, using: &random))
        while let moment = alarms.filter({ $0 <= now }).min(), let index = alarms.firstIndex(of: moment) {
            alarms.remove(at: index)
            perform(machine.timeCame(moment, now: now))
        }
        require(waiting.allSatisfy { $0.patience.end > now }, "nobody waits longer than his patience")
    }

    private mutating func perform(_ actions: [PoolStateMachine<Int, Int>.Action]) {
        for action in actions {
            switch action {
            case .answer(let waiter, let answer):
                guard let index = waiting.firstIndex(where: { $0.id.number == waiter }) else {
                    return require(false, "each waiter is answered once")
                }
                waiting.remove(at: index)
                if case .success(let lease) = answer {
                    require(index == 0, "first come, first served")
                    require(
                        !leases.contains { $0.connection == lease.connection }, "a connection has one user")
                    leases.append(lease)
                }
            case .open(let id): opening.append(id)
            case .close(let id, let connection):
                require(!leases.contains { $0.connection == connection }, "nothing in use is closed")
                closing.append(id)
            case .wake(let moment): alarms.append(moment)
            case .finish:
                require(!hasFinished, "finishes once")
                hasFinished = true
            }
        }
    }

    private mutating func check() {
        let statistics = machine.statistics
        require(statistics.open + statistics.opening <= connectionsMax, "no more connections than allowed")
        require(statistics.waiting <= waitersMax + connectionsMax, "no more waiters than allowed")
        require(
            statistics.waiting == waiting.count && statistics.leased == leases.count,
            "the statistics are true")
        require(statistics.idle == 0 || statistics.waiting == 0, "nothing is idle while somebody waits")
        let mayCome = statistics.leased + statistics.opening > 0
        require(statistics.waiting == 0 || mayCome, "nobody waits for what cannot come")
        require(
            waiting.isEmpty || alarms.contains { $0 <= waiting.map(\.patience.end).min() ?? $0 },
            "an alarm is set")
    }

    private mutating func require(_ isKept: Bool, _ promise: String) {
        if !isKept && violation == nil { violation = promise }
    }
}
