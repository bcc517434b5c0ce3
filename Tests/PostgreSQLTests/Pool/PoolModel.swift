@testable import PostgreSQL

/// The pool's state machine with connections that are numbers, waiters that are letters, seconds for
/// instants, and actions as text.
struct PoolModel {
    typealias Machine = PoolStateMachine<Int, String>

    private var machine: Machine
    private var leases: [Int: Machine.Lease] = [:]
    private var connections: [Int: PoolConnectionID] = [:]
    private var waiters: [String: PoolWaiterID] = [:]
    private var opened = 0
    private let start = ContinuousClock.now
    var now = 0.0

    init(connectionsMax: Int = 10, waitersMax: Int = 10) {
        machine = Machine(connectionsMax: connectionsMax, waitersMax: waitersMax, idleLifetime: .seconds(60))
    }

    var statistics: PoolStatistics { machine.statistics }

    private func instant(_ seconds: Double) -> ContinuousClock.Instant {
        start + .milliseconds(Int(seconds * 1000))
    }

    mutating func takeIdle() -> String? {
        guard let lease = machine.takeIdle() else { return nil }
        leases[lease.connection] = lease
        return "\(lease.connection)"
    }

    mutating func wait(_ waiter: String, deadline: Double? = nil) -> [String] {
        let id = machine.makeWaiterID()
        waiters[waiter] = id
        let patience = PoolPatience(
            leaseTimeout: .seconds(2), deadline: deadline.map(instant), now: instant(now))
        return describe(machine.wait(id, waiter, patience))
    }

    mutating func giveUp(_ waiter: String, _ reason: PostgreSQLError.Reason) -> [String] {
        guard let id = waiters[waiter] else { return ["unknown"] }
        return describe(machine.giveUp(id, reason))
    }

    mutating func timeCame(_ moment: Double) -> [String] {
        describe(machine.timeCame(instant(moment), now: instant(now)))
    }

    mutating func opened(_ connection: Int) -> [String] {
        guard let id = connections[connection] else { return ["unknown"] }
        return describe(machine.opened(id, connection, now: instant(now)))
    }

    mutating func openingFailed(_ connection: Int) -> [String] {
        guard let id = connections[connection] else { return ["unknown"] }
        return describe(machine.openingFailed(id, PostgreSQLError(.connectFailed)))
    }

    mutating func returned(_ connection: Int, isReusable: Bool = true) -> [String] {
        guard let lease = leases.removeValue(forKey: connection) else { return ["unknown"] }
        return describe(machine.returned(lease, isReusable: isReusable, now: instant(now)))
    }

    mutating func closed(_ connection: Int) -> [String] {
        guard let id = connections[connection] else { return ["unknown"] }
        return describe(machine.closed(id))
    }

    mutating func close() -> [String] {
        describe(machine.close())
    }

    private mutating func describe(_ actions: [Machine.Action]) -> [String] {
        actions.map { action in
            switch action {
            case .answer(let waiter, .success(let lease)):
                leases[lease.connection] = lease
                return "\(waiter) gets \(lease.isFresh ? "fresh " : "")\(lease.connection)"
            case .answer(let waiter, .failure(let error)): return "\(waiter) fails \(error.reason)"
            case .open(let id):
                opened += 1
                connections[opened] = id
                return "open \(opened)"
            case .close(_, let connection): return "close \(connection)"
            case .wake(let moment): return "wake \(Double((moment - start) / .milliseconds(1)) / 1000)"
            case .finish: return "finish"
            }
        }
    }
}
