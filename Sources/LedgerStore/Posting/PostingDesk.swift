import Ledger
import PostgreSQL
import Synchronization

/// Posts a batch in one database transaction: from memory, in one round trip, where memory has all that the
/// batch needs and nothing is refused; else it reads first, which takes one more.
struct PostingDesk: Sendable {
    private let pool: ConnectionPool
    private let stamps: StampClock
    /// `nil`: no caller's proof holds.
    private let callers: CallerChecks?
    private let memory: SharedPostingMemory

    /// - Parameter memory: common to all desks of an engine.
    init(
        pool: ConnectionPool, stamps: StampClock, callers: CallerChecks? = nil,
        memory: SharedPostingMemory = SharedPostingMemory()
    ) {
        self.pool = pool
        self.stamps = stamps
        self.callers = callers
        self.memory = memory
    }

    /// Tries once.
    ///
    /// - Parameter underLock: whether to take the accounts' rows before anything is decided.
    func post(_ batch: [Submission], underLock: Bool) async -> PostingTry {
        if !underLock, let books = memory.state.withLock({ $0.books(for: batch) }),
            let tried = await post(batch, from: books)
        {
            return tried
        }
        return await readAndPost(batch, underLock: underLock)
    }

    /// Decides on remembered books and has the database prove them. `nil` when that cannot be decided from
    /// memory, or memory was wrong: then nothing was done, and to read first may help.
    private func post(_ batch: [Submission], from books: Books) async -> PostingTry? {
        let decision = Decider.decide(batch, on: books, stamps: stamps.reserve(batch.transfersCount))
        let proofs = batch.compactMap(\.caller)
        // A refusal moves no head that would prove it.
        guard decision.isAllCompleted, callers != nil || proofs.isEmpty else { return nil }
        do {
            try await pool.transaction { transaction in
                try WriteBatch.commit(
                    decision, decidedOn: books.terms, callers: check(proofs), in: transaction)
            }
            memory.state.withLock { $0.held(decision) }
            return PostingTry(transfers: decision.transfers.map(\.id), result: .success(decision))
        } catch {
            switch PostingAttempts.Fault(error) {
            case .lostRace, .refused:
                memory.state.withLock { $0.failed(batch) }
                // A row was taken by somebody who is about to move it: to read it once more, without
                // taking it, would come too late as well.
                guard (error as? PostgreSQLError)?.sqlState == .lockNotAvailable else { return nil }
                return PostingTry(transfers: [], result: .failure(error))
            case .unavailable, .commitUnanswered:
                memory.state.withLock { $0.forget(batch) }
                return PostingTry(transfers: decision.transfers.map(\.id), result: .failure(error))
            }
        }
    }

    /// What proves these callers, by the clock of the moment it is made.
    private func check(_ proofs: [CallerProof]) -> BoundStatement<Void>? {
        proofs.isEmpty ? nil : callers?.require(proofs)
    }

    private func readAndPost(_ batch: [Submission], underLock: Bool) async -> PostingTry {
        let transfers = Mutex<[TransferID]>([])
        do {
            let (books, decision) = try await pool.transaction { transaction in
                let books = try ReadBooks.run(
                    for: batch, underLock: underLock, checking: callers, in: transaction)
                let stamps = stamps.reserve(batch.transfersCount)
                let decision = Decider.decide(batch, on: books, stamps: stamps)
                transfers.withLock { $0 = decision.transfers.map(\.id) }
                if !decision.isEmpty {
                    let proofs = batch.compactMap(\.caller).filter { !books.callersUnknown.contains($0) }
                    try WriteBatch.commit(
                        decision, decidedOn: books.terms, callers: check(proofs), in: transaction)
                }
                return (books, decision)
            }
            memory.state.withLock { memory in
                memory.learn(books)
                memory.follow(decision)
            }
            return PostingTry(transfers: transfers.withLock { $0 }, result: .success(decision))
        } catch {
            memory.state.withLock { $0.forget(batch) }
            return PostingTry(transfers: transfers.withLock { $0 }, result: .failure(error))
        }
    }
}
