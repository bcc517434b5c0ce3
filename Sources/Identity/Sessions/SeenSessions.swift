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
        var sights: [CallerProof: Sight] = [:]
        /// What the database does not know yet.
        var notes: [CallerProof: Timestamp] = [:]
    }

    private struct Sight {
        /// To `noteInterval`.
        var seenAt: Timestamp
        /// When the database was last asked.
        var confirmedAt: Timestamp
    }

    private let state = Mutex(State())
    private let noteInterval: Duration
    private let lifetime: Duration

    /// - Parameters:
    ///   - noteInterval: a session is noted at most this often.
    ///   - lifetime: so long after a look-up the next one is due, however busy the session is.
    init(noteInterval: Duration, lifetime: Duration) {
        self.noteInterval = noteInterval
        self.lifetime = lifetime
    }

    /// Sees a session that was just found live, and last seen at that time as far as the database knows.
    func confirm(_ proof: CallerProof, lastSeenAt: Timestamp, at time: Timestamp) {
        state.withLock { state in
            if state.sights.count >= Self.countMax, state.sights[proof] == nil { state = State() }
            let seenAt = max(lastSeenAt, state.sights[proof]?.seenAt ?? lastSeenAt)
            state.sights[proof] = Sight(seenAt: seenAt, confirmedAt: time)
            note(proof, at: time, in: &state)
        }
    }

    /// Sees a session without a look-up; `false` when it is not known, or was not looked up for too long.
    func see(_ proof: CallerProof, at time: Timestamp) -> Bool {
        state.withLock { state in
            guard let sight = state.sights[proof],
                time < sight.confirmedAt.adding(seconds: lifetime.wholeSeconds)
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
            state.sights[proof] = nil
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

    /// What could not be written down waits for the next time, unless it is known better or over by then.
    func putBack(_ notes: some Sequence<(proof: CallerProof, seenAt: Timestamp)>) {
        state.withLock { state in
            for (proof, seenAt) in notes where state.sights[proof] != nil && state.notes[proof] == nil {
                state.notes[proof] = seenAt
            }
        }
    }

    private func note(_ proof: CallerProof, at time: Timestamp, in state: inout State) {
        guard let sight = state.sights[proof],
            time >= sight.seenAt.adding(seconds: noteInterval.wholeSeconds)
        else { return }
        state.sights[proof]?.seenAt = time
        state.notes[proof] = time
    }
}
