import Synchronization

extension ConnectionPool {
    /// Refuses new work, lets work under way finish, closes all connections; returns when that is done, or at
    /// the deadline. What is still under way then ends by its own time limits.
    package func close(deadline: Duration) async {
        perform(shelf.withLock { $0.machine.close() })
        let id = shelf.withLock { $0.machine.makeWaiterID() }
        // Cancelled below as soon as the pool is closed.
        let timer = Task {
            do {
                try await ContinuousClock().sleep(for: deadline)
                resumeCloser(id)
            } catch {
                return
            }
        }
        await withCheckedContinuation { closer in
            let isFinished = shelf.withLock { shelf in
                if !shelf.machine.isFinished { shelf.closers[id] = closer }
                return shelf.machine.isFinished
            }
            if isFinished { closer.resume() }
        }
        timer.cancel()
    }

    private func resumeCloser(_ id: PoolWaiterID) {
        shelf.withLock { $0.closers.removeValue(forKey: id) }?.resume()
    }

    func resumeClosers() {
        let closers = shelf.withLock { shelf in
            defer { shelf.closers.removeAll() }
            return shelf.closers
        }
        for closer in closers.values { closer.resume() }
    }
}
