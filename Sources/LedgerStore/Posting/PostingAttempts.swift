/// What to do with a batch after a try failed. Pure, so that every order of faults can be tested.
struct PostingAttempts {
    /// How a try ended, if not well.
    enum Fault: Hashable {
        /// Another instance was first; nothing was done.
        case lostRace
        /// The database could not be asked or was lost before COMMIT; nothing was done.
        case unavailable
        /// COMMIT was sent and its answer lost.
        case commitUnanswered
        /// The database refuses the rows; nothing was done.
        case refused
    }

    enum Step: Hashable {
        /// Again, after a pause, with the accounts' rows taken first or not.
        case retry(underLock: Bool, after: Duration)
        /// Post each half on its own: the culprit is one of them.
        case split
        case giveUp(PostingFailure)
    }

    private let attemptsMax: Int
    private let deadline: ContinuousClock.Instant
    private var attempts = 0
    /// A COMMIT was sent whose answer was lost: from then on nothing counts as undone.
    private(set) var mayBeCommitted = false

    init(limits: PostingLimits, startingAt start: ContinuousClock.Instant) {
        attemptsMax = limits.attemptsMax
        deadline = start + limits.batchTimeout
    }

    /// A batch whose COMMIT went unanswered is never given up as undone, whatever fails after it.
    mutating func step(after fault: Fault, partsCount: Int, now: ContinuousClock.Instant) -> Step {
        attempts += 1
        if fault == .commitUnanswered { mayBeCommitted = true }
        if fault == .refused {
            if partsCount > 1 { return .split }
            return .giveUp(mayBeCommitted ? .outcomeUnknown : .refusedByDatabase)
        }
        guard attempts < attemptsMax, now < deadline else {
            return .giveUp(mayBeCommitted ? .outcomeUnknown : .overloaded)
        }
        switch fault {
        case .lostRace: return .retry(underLock: true, after: .zero)
        case .unavailable, .commitUnanswered, .refused: return .retry(underLock: false, after: pause)
        }
    }

    /// 10, 20, 40 … 640 ms.
    private var pause: Duration { .milliseconds(10 << min(attempts - 1, 6)) }
}
