import Logging
import Synchronization

extension ConnectionPool {
    typealias Lease = PoolLease<Connection>

    /// Lends a connection to some work, on the connection's own thread.
    ///
    /// Throws when there is no connection for it; what the work itself comes to is returned. A connection
    /// that turns out to have died while idle is replaced: nothing was sent on it, so this is safe for any
    /// work.
    func lend<Value: Sendable, Failure: Error>(
        until deadline: ContinuousClock.Instant?, _ work: @Sendable (Link) throws(Failure) -> Value
    ) async throws(PostgreSQLError) -> Result<Value, Failure> {
        // Ends: each stale connection leaves the pool, and a fresh one is never found stale.
        while true {
            let lease = try await lease(until: deadline)
            switch await lease.connection.lend(checkingFirst: !lease.isFresh, work) {
            case .returned(let result, let isReusable):
                if !isReusable { logGivenUp(after: result) }
                giveBack(lease, isReusable: isReusable)
                return result
            case .stale:
                logger.info("An idle database connection was found closed")
                giveBack(lease, isReusable: false)
            }
        }
    }

    private func lease(until deadline: ContinuousClock.Instant?) async throws(PostgreSQLError) -> Lease {
        if Task.isCancelled { throw PostgreSQLError(.cancelled) }
        if let lease = shelf.withLock({ $0.machine.takeIdle() }) { return lease }
        let id = shelf.withLock { $0.machine.makeWaiterID() }
        let patience = PoolPatience(leaseTimeout: configuration.leaseTimeout, deadline: deadline, now: .now)
        let answer = await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                perform(shelf.withLock { $0.machine.wait(id, waiter, patience) })
                // The handler may have come before the waiter was in the queue.
                if Task.isCancelled { giveUp(id, .cancelled) }
            }
        } onCancel: {
            giveUp(id, .cancelled)
        }
        return try answer.get()
    }

    private func giveUp(_ id: PoolWaiterID, _ reason: PostgreSQLError.Reason) {
        perform(shelf.withLock { $0.machine.giveUp(id, reason) })
    }

    private func giveBack(_ lease: Lease, isReusable: Bool) {
        perform(shelf.withLock { $0.machine.returned(lease, isReusable: isReusable, now: .now) })
    }

    private func logGivenUp(after result: Result<some Any, some Error>) {
        // Only our own error's description is known to hold nothing foreign.
        let error =
            if case .failure(let error as PostgreSQLError) = result { "\(error)" } else { "of the caller" }
        logger.info("A database connection was given up", metadata: ["error": "\(error)"])
    }

    func perform(_ actions: [PoolShelf.Machine.Action]) {
        for action in actions {
            switch action {
            case .answer(let waiter, let answer): waiter.resume(returning: answer)
            // These tasks end by themselves: at their time-out, when the server lets go, when the moment has
            // come.
            case .open(let id): Task { await open(id) }
            case .close(let id, let connection):
                Task {
                    await connection.close()
                    perform(shelf.withLock { $0.machine.closed(id) })
                }
            case .wake(let moment): Task { await wake(at: moment) }
            case .finish: resumeClosers()
            }
        }
    }

    private func wake(at moment: ContinuousClock.Instant) async {
        do {
            try await ContinuousClock().sleep(until: moment)
        } catch {
            return  // cannot be: nobody cancels this task
        }
        perform(shelf.withLock { $0.machine.timeCame(moment, now: .now) })
    }

    private func open(_ id: PoolConnectionID) async {
        do throws(PostgreSQLError) {
            let connection = try await Connection.open(
                configuration.connection, statements: statements, acceptsUnprepared: false,
                on: thread)
            logger.debug("A database connection was opened")
            perform(shelf.withLock { $0.machine.opened(id, connection, now: .now) })
        } catch {
            logger.warning("No database connection could be opened", metadata: ["error": "\(error)"])
            perform(shelf.withLock { $0.machine.openingFailed(id, error) })
        }
    }
}
