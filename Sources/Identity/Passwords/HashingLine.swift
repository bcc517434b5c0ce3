/// The line in front of the hashing threads, as a pure state machine: it decides, its owner acts.
///
/// Open until `close()`, then closed for ever. A job that it gives back is no longer in it.
struct HashingLine {
    private enum State {
        case open(waiting: [HashingJob])
        case closed
    }

    /// What to do with a job that came.
    enum Admission: Equatable {
        case waits
        case refused(IdentityError)
    }

    /// What a thread that became free does next.
    enum Turn {
        case perform(HashingJob)
        case refuse(HashingJob)
        case sleep
        case exit
    }

    private let waitingMax: Int
    private var state = State.open(waiting: [])

    init(waitingMax: Int) { self.waitingMax = waitingMax }

    var waiting: Int {
        switch state {
        case .open(let waiting): waiting.count
        case .closed: 0
        }
    }

    mutating func add(_ job: HashingJob) -> Admission {
        guard case .open(var waiting) = state else { return .refused(.stopping) }
        guard waiting.count < waitingMax else { return .refused(.overloaded) }
        waiting.append(job)
        state = .open(waiting: waiting)
        return .waits
    }

    /// First come, first served.
    mutating func next(at time: ContinuousClock.Instant) -> Turn {
        guard case .open(var waiting) = state else { return .exit }
        guard !waiting.isEmpty else { return .sleep }
        let job = waiting.removeFirst()
        state = .open(waiting: waiting)
        return job.deadline > time ? .perform(job) : .refuse(job)
    }

    /// The job, to be refused, if it was still waiting.
    mutating func remove(_ id: HashingJob.ID) -> HashingJob? {
        guard case .open(var waiting) = state, let index = waiting.firstIndex(where: { $0.id === id }) else {
            return nil
        }
        let job = waiting.remove(at: index)
        state = .open(waiting: waiting)
        return job
    }

    /// Everybody who waited, to be refused.
    mutating func close() -> [HashingJob] {
        guard case .open(let waiting) = state else { return [] }
        state = .closed
        return waiting
    }
}
