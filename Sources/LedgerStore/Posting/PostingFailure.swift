package import Ledger

/// What became of one transfer.
package typealias PostingResult = Result<PostingOutcome, PostingFailure>

extension PostingResult {
    package var outcome: PostingOutcome? { if case .success(let outcome) = self { outcome } else { nil } }
    package var failure: PostingFailure? { if case .failure(let failure) = self { failure } else { nil } }
}

/// Why the engine could not say what became of a transfer.
package enum PostingFailure: Error, Hashable, Sendable {
    /// The queue is full, the wait was too long, or the database cannot be reached: nothing was done.
    case overloaded
    /// The answer to a COMMIT was lost and could not be found out in time: the same key will tell.
    case outcomeUnknown
    /// The database refuses this transfer, alone, for a reason that is a fault of ours: nothing was done.
    case refusedByDatabase
}
