import Ledger
import PostgreSQL
import Synchronization

/// One try to post a batch, and what came of it.
struct PostingTry: Sendable {
    /// The transfers that it was going to make, also when it failed.
    let transfers: [TransferID]
    let result: Result<Decision, any Error>
}

extension PostingTry {
    /// In one database transaction: reads, decides, writes and commits.
    ///
    /// - Parameter underLock: whether to take the accounts' rows before anything is decided.
    static func make(
        _ batch: [Submission], underLock: Bool, in pool: ConnectionPool, stamps: StampClock
    ) async -> PostingTry {
        let requests = batch.flatMap(\.requests)
        let transfers = Mutex<[TransferID]>([])
        let result: Result<Decision, any Error>
        do {
            result = .success(
                try await pool.transaction { transaction in
                    let books = try ReadBooks.run(for: requests, underLock: underLock, in: transaction)
                    let decision = Decider.decide(batch, on: books, stamps: stamps.reserve(requests.count))
                    transfers.withLock { $0 = decision.transfers.map(\.id) }
                    if !decision.isEmpty { try WriteBatch.commit(decision, in: transaction) }
                    return decision
                })
        } catch {
            result = .failure(error)
        }
        return PostingTry(transfers: transfers.withLock { $0 }, result: result)
    }
}
