import Ledger
import Logging
import PostgreSQL

/// Posts one batch: has it tried, and tried again until the outcome is known.
struct BatchPosting: Sendable {
    /// What became of each transfer of a submission, in order.
    typealias Answer = [PostingResult]
    /// Tries a batch once; the second parameter: with the accounts' rows taken first.
    typealias Attempt = @Sendable ([Submission], Bool) async -> PostingTry

    let limits: PostingLimits
    let time: PostingTime
    let logger: Logger
    let attempt: Attempt

    init(
        limits: PostingLimits, time: PostingTime = .machine, logger: Logger, attempt: @escaping Attempt
    ) {
        self.limits = limits
        self.time = time
        self.logger = logger
        self.attempt = attempt
    }

    /// One answer a submission, in order.
    func post(_ batch: [Submission]) async -> [Answer] {
        var triedBefore: Set<TransferID> = []
        return await post(batch, PostingAttempts(limits: limits, startingAt: time.now()), &triedBefore)
    }

    /// The halves of a batch inherit its attempts: what may be committed stays so, and time does not start
    /// again.
    private func post(
        _ batch: [Submission], _ attempts: PostingAttempts, _ triedBefore: inout Set<TransferID>
    ) async -> [Answer] {
        var attempts = attempts
        var underLock = false
        while true {
            let tried = await attempt(batch, underLock)
            let fault: PostingAttempts.Fault
            switch tried.result {
            case .success(let decision):
                let outcomes = Self.firstAnswers(decision.outcomes, &triedBefore)
                return outcomes.map { $0.map { Self.answer($0, mayBeCommitted: attempts.mayBeCommitted) } }
            case .failure(let error):
                triedBefore.formUnion(tried.transfers)
                fault = PostingAttempts.Fault(error)
                logger.warning(
                    "a batch of transfers was not posted",
                    metadata: ["fault": "\(fault)", "error": "\(error)", "submissions": "\(batch.count)"])
            }
            switch attempts.step(after: fault, partsCount: Self.partsCount(of: batch), now: time.now()) {
            case .retry(let lockFirst, let pause):
                underLock = lockFirst
                if pause > .zero { await time.pause(pause) }
            case .split:
                return await postHalves(of: batch, attempts, &triedBefore)
            case .giveUp(let failure):
                return batch.map { $0.requests.map { _ in .failure(failure) } }
            }
        }
    }

    /// An outcome that rests on no row proves nothing of a COMMIT whose answer was lost: that one may have
    /// made the transfer, or be about to.
    private static func answer(_ outcome: PostingOutcome, mayBeCommitted: Bool) -> PostingResult {
        switch outcome {
        case .callerUnknown, .prevented, .abandoned:
            mayBeCommitted ? .failure(.outcomeUnknown) : .success(outcome)
        case .decided, .replayed, .mismatch, .quoteUnknown, .quoteMismatch: .success(outcome)
        }
    }

    /// Between submissions where there are several, else between the transfers of the one.
    private func postHalves(
        of batch: [Submission], _ attempts: PostingAttempts, _ triedBefore: inout Set<TransferID>
    ) async -> [Answer] {
        guard batch.count == 1 else {
            let middle = batch.count / 2
            let first = await post(Array(batch[..<middle]), attempts, &triedBefore)
            return first + (await post(Array(batch[middle...]), attempts, &triedBefore))
        }
        let requests = batch[0].requests
        let middle = requests.count / 2
        func part(_ requests: ArraySlice<TransferRequest>) -> Submission {
            Submission(Array(requests), caller: batch[0].caller)
        }
        let first = await post([part(requests[..<middle])], attempts, &triedBefore)
        let second = await post([part(requests[middle...])], attempts, &triedBefore)
        return [first[0] + second[0]]
    }

    /// Into how many parts that stand for themselves a batch could be split.
    private static func partsCount(of batch: [Submission]) -> Int {
        guard batch.count == 1, let only = batch.first, !only.isAtomic else { return batch.count }
        return only.requests.count
    }

    /// A transfer that an earlier try of this very batch made is no repetition for the first who asked for
    /// it.
    private static func firstAnswers(
        _ outcomes: [[PostingOutcome]], _ unanswered: inout Set<TransferID>
    ) -> [[PostingOutcome]] {
        var answers = outcomes
        for submission in answers.indices {
            for place in answers[submission].indices {
                guard case .replayed(let transfer) = answers[submission][place],
                    unanswered.remove(transfer.id) != nil
                else { continue }
                answers[submission][place] = .decided(transfer)
            }
        }
        return answers
    }
}
