import Synchronization

/// What wakes one subscription. Rung often before anybody looks, it counts once.
final class Bell: Sendable {
    private struct State {
        var rung: Signals = []
        /// The deadline of the wait under way has come.
        var isLate = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    func ring(_ signals: Signals) {
        let waiter = state.withLock { state in
            state.rung.formUnion(signals)
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }

    /// Everything that it was rung for since the last wait; nothing at the deadline, or for a cancelled task.
    /// One waits at a time.
    func wait(until deadline: ContinuousClock.Instant) async -> Signals {
        let rung = take()
        guard rung.isEmpty else { return rung }
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                // Cancelled as soon as the bell has rung, or with the waiting task.
                try? await Task.sleep(until: deadline, clock: .continuous)
                self.endWait()
            }
            await withCheckedContinuation { waiter in
                let mayWait = state.withLock { state in
                    if state.rung.isEmpty && !state.isLate { state.waiter = waiter; return true }
                    return false
                }
                if !mayWait { waiter.resume() }
            }
            group.cancelAll()
        }
        return take()
    }

    private func endWait() {
        let waiter = state.withLock { state in
            state.isLate = true
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }

    private func take() -> Signals {
        state.withLock { state in
            defer { state.rung = []; state.isLate = false }
            return state.rung
        }
    }
}
