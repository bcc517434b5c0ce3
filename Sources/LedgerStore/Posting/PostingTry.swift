import Ledger

/// One try to post a batch, and what came of it.
struct PostingTry: Sendable {
    /// The transfers that it was going to make, also when it failed.
    let transfers: [TransferID]
    let result: Result<Decision, any Error>
}
