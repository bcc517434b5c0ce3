/// What a pool's lock guards.
struct PoolShelf: ~Copyable {
    typealias Machine = PoolStateMachine<Connection, PoolWaiter>

    var machine: Machine
    /// Those who wait for the pool to be closed; resumed once by whoever removes them.
    var closers: [PoolWaiterID: CheckedContinuation<Void, Never>] = [:]

    init(_ configuration: PoolConfiguration) {
        machine = Machine(
            connectionsMax: configuration.connectionsMax, waitersMax: configuration.waitersMax,
            idleLifetime: configuration.idleLifetime)
    }
}

/// A caller that waits for a connection.
typealias PoolWaiter = CheckedContinuation<Result<PoolLease<Connection>, PostgreSQLError>, Never>
