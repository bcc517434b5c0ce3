/// Who has which connection of a pool and who waits: decisions only, without sockets, threads or clocks.
///
/// Events are mutating methods; each returns what is to be done, in this order. Idle connections are used
/// last in, first out, so that surplus ones grow old; waiters are served first come, first served. Where
/// there are waiters, nothing is idle.
struct PoolStateMachine<Connection: Sendable, Waiter> {
    typealias Lease = PoolLease<Connection>
    typealias Instant = ContinuousClock.Instant

    private struct Idle {
        let id: PoolConnectionID
        let connection: Connection
        let since: Instant
    }

    private struct Waiting {
        let id: PoolWaiterID
        let waiter: Waiter
        let patience: PoolPatience
    }

    let connectionsMax: Int
    let waitersMax: Int
    let idleLifetime: Duration

    /// Next: idle or leased when opened, gone when that fails.
    private var opening: Set<PoolConnectionID> = []
    /// Next: leased, or closing when too old, dead or the pool closes. The oldest come first.
    private var idle: [Idle] = []
    /// Next: idle or leased to the next waiter when returned in order, else closing.
    private var leased: Set<PoolConnectionID> = []
    /// Next: gone. They take no place any more: the server may be slow to let go of them.
    private var closing: Set<PoolConnectionID> = []
    private var waiting: [Waiting] = []
    /// The next moment for which a wake-up is on order: not after the first waiter's patience ends.
    private var alarm: Instant?
    /// Set once, never unset.
    private(set) var isClosed = false
    private var lastNumber = 0

    init(connectionsMax: Int, waitersMax: Int, idleLifetime: Duration) {
        self.connectionsMax = connectionsMax
        self.waitersMax = waitersMax
        self.idleLifetime = idleLifetime
    }

    var statistics: PoolStatistics {
        PoolStatistics(
            open: idle.count + leased.count, idle: idle.count, leased: leased.count, opening: opening.count,
            waiting: waiting.count)
    }

    /// Whether `close` was called and nothing is left to be closed.
    var isFinished: Bool {
        isClosed && opening.isEmpty && idle.isEmpty && leased.isEmpty && closing.isEmpty
    }

    mutating func makeWaiterID() -> PoolWaiterID {
        PoolWaiterID(number: nextNumber())
    }

    // MARK: Events

    /// Somebody wants a connection and would not wait.
    mutating func takeIdle() -> Lease? {
        guard let newest = idle.popLast() else { return nil }
        leased.insert(newest.id)
        return Lease(id: newest.id, connection: newest.connection, isFresh: false)
    }

    /// Somebody wants a connection and waits if there is none.
    mutating func wait(_ id: PoolWaiterID, _ waiter: Waiter, _ patience: PoolPatience) -> [Action] {
        if isClosed { return [.answer(waiter, .failure(PostgreSQLError(.poolClosed)))] }
        if let lease = takeIdle() { return [.answer(waiter, .success(lease))] }
        // Those for whom a connection is being opened do not count.
        let mayOpen = opening.count + leased.count < connectionsMax
        guard waiting.count < waitersMax + opening.count + (mayOpen ? 1 : 0) else {
            return [.answer(waiter, .failure(PostgreSQLError(.overloaded)))]
        }
        waiting.append(Waiting(id: id, waiter: waiter, patience: patience))
        return openIfNeeded() + setAlarm(patience.end)
    }

    /// The moment of a `wake` has come.
    mutating func timeCame(_ moment: Instant, now: Instant) -> [Action] {
        var actions: [Action] = []
        waiting.removeAll { waiting in
            guard waiting.patience.end <= now else { return false }
            actions.append(.answer(waiting.waiter, .failure(PostgreSQLError(waiting.patience.reason))))
            return true
        }
        if alarm == moment { alarm = nil }
        return if let next = waiting.map(\.patience.end).min() { actions + setAlarm(next) } else { actions }
    }

    /// A waiter does not want to wait any more. No effect when it was answered meanwhile.
    mutating func giveUp(_ id: PoolWaiterID, _ reason: PostgreSQLError.Reason) -> [Action] {
        guard let index = waiting.firstIndex(where: { $0.id == id }) else { return [] }
        return [.answer(waiting.remove(at: index).waiter, .failure(PostgreSQLError(reason)))]
    }

    mutating func opened(_ id: PoolConnectionID, _ connection: Connection, now: Instant) -> [Action] {
        precondition(opening.remove(id) != nil, "a connection was opened that nobody asked for")
        return place(id, connection, isFresh: true, now: now)
    }

    /// Those who wait go on waiting for other connections, if there are any; else they are told.
    mutating func openingFailed(_ id: PoolConnectionID, _ error: PostgreSQLError) -> [Action] {
        precondition(opening.remove(id) != nil, "a connection failed to open that nobody asked for")
        var actions: [Action] = []
        if leased.isEmpty && opening.isEmpty {
            actions = waiting.map { .answer($0.waiter, .failure(error)) }
            waiting.removeAll()
        }
        return actions + finishIfDone()
    }

    mutating func returned(_ lease: Lease, isReusable: Bool, now: Instant) -> [Action] {
        precondition(leased.remove(lease.id) != nil, "a connection was returned that was not leased")
        if isReusable { return place(lease.id, lease.connection, isFresh: false, now: now) }
        closing.insert(lease.id)
        return [.close(lease.id, lease.connection)] + openIfNeeded()
    }

    mutating func closed(_ id: PoolConnectionID) -> [Action] {
        precondition(closing.remove(id) != nil, "a connection was closed that nobody asked for")
        return finishIfDone()
    }

    /// No more leases. Connections in use are closed as they are returned.
    mutating func close() -> [Action] {
        guard !isClosed else { return [] }
        isClosed = true
        var actions: [Action] = waiting.map { .answer($0.waiter, .failure(PostgreSQLError(.poolClosed))) }
        waiting.removeAll()
        for surplus in idle {
            closing.insert(surplus.id)
            actions.append(.close(surplus.id, surplus.connection))
        }
        idle.removeAll()
        return actions + finishIfDone()
    }

    // MARK: Decisions

    /// Gives a connection that is ready for use to whoever has waited longest.
    private mutating func place(
        _ id: PoolConnectionID, _ connection: Connection, isFresh: Bool, now: Instant
    ) -> [Action] {
        if isClosed {
            closing.insert(id)
            return [.close(id, connection)]
        }
        guard waiting.isEmpty else {
            leased.insert(id)
            let lease = Lease(id: id, connection: connection, isFresh: isFresh)
            return [.answer(waiting.removeFirst().waiter, .success(lease))]
        }
        idle.append(Idle(id: id, connection: connection, since: now))
        return closeOldest(now: now)
    }

    /// At most one a call, which is enough: connections are returned more often than they grow old.
    private mutating func closeOldest(now: Instant) -> [Action] {
        guard let oldest = idle.first, now - oldest.since > idleLifetime else { return [] }
        idle.removeFirst()
        closing.insert(oldest.id)
        return [.close(oldest.id, oldest.connection)]
    }

    private mutating func openIfNeeded() -> [Action] {
        guard opening.count < waiting.count, opening.count + leased.count + idle.count < connectionsMax else {
            return []
        }
        let id = PoolConnectionID(number: nextNumber())
        opening.insert(id)
        return [.open(id)]
    }

    /// One wake-up serves many waiters: those who are served in time leave it on order, and it finds nothing
    /// to do.
    private mutating func setAlarm(_ moment: Instant) -> [Action] {
        if let alarm, alarm <= moment { return [] }
        alarm = moment
        return [.wake(at: moment)]
    }

    private func finishIfDone() -> [Action] {
        isFinished ? [.finish] : []
    }

    private mutating func nextNumber() -> Int {
        lastNumber += 1
        return lastNumber
    }
}
