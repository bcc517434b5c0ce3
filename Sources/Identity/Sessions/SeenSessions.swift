import Ledger
import Synchronization

/// The sessions that were live a moment ago at this instance, and when each was last seen.
///
/// That opens nothing: it is the reason to expect that they still are, for whoever has the database say so
/// before anything takes effect. What is new since the last note in the database waits here for the next one.
final class SeenSessions: Sendable {
    /// Sessions that are remembered; beyond, memory begins anew and they are looked up again. About 150 bytes
    /// each.
    static let countMax = 50_000

    private struct State {
        /// When each was seen, to `noteInterval`.
        var seenAt: [CallerProof: Timestamp] = [:]
        /// What the database does not know yet.
        var notes: [CallerProof: Timestamp] = [:]
    }

    private let state = Mutex(State())
    private let noteInterval: Duration
    private let lifetime: Duration

    /// - Parameters:
    ///   - noteInterval: a session is noted at most this often.
    ///   - lifetime: one that was not seen for so long has to be looked up again.
    init(noteInterval: Duration, lifetime: Duration) {
        self.noteInterval = noteInterval
        self.lifetime = lifetime
    }

    /// Sees a session that was just found live, and last seen at that time as far as the database knows.
    func confirm(_ proof: CallerProof, lastSeenAt: Timestamp, at time: Timestamp) {
        state.withLock { state in
            if state.seenAt.count >= Self.countMax, state.seenAt[proof] == nil { state = State() }
            state.seenAt[proof] = max(lastSeenAt, state.seenAt[proof] ?? lastSeenAt)
            note(proof, at: time, in: &state)
        }
    }

    /// Sees a session without a look-up; `false` when it is not known, or was not seen for too long.
    func see(_ proof: CallerProof, at time: Timestamp) -> Bool {
        state.withLock { state in
            guard let seenAt = state.seenAt[proof], time < seenAt.adding(seconds: lifetime.wholeSeconds)
            else {
                return false
            }
            note(proof, at: time, in: &state)
            return true
        }
    }

    /// The session is over.
    func forget(_ proof: CallerProof) {
        state.withLock { state in
            state.seenAt[proof] = nil
            state.notes[proof] = nil
        }
    }

    /// What to write down, `countMax` at most; it is not given out again.
    func takeNotes() -> [(proof: CallerProof, seenAt: Timestamp)] {
        state.withLock { state in
            defer { state.notes.removeAll(keepingCapacity: true) }
            return state.notes.map { ($0.key, $0.value) }
        }
    }

    private func note(_ proof: CallerProof, at time: Timestamp, in state: inout State) {
        guard let seenAt = state.seenAt[proof], time >= seenAt.adding(seconds: noteInterval.wholeSeconds)
        else {
            return
        }
        state.seenAt[proof] = time
        state.notes[proof] = time
    }
}
