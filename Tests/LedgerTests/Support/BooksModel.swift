import Ledger

/// Books in memory that decisions are applied to: what the database is to the engine.
struct BooksModel {
    private(set) var books: Books
    private(set) var transfers: [Transfer] = []
    private(set) var entries: [Entry] = []
    private var nextTime = Timestamp.sample

    init(terms: Terms, heads: [AccountID: AccountHead] = [:], quotes: [Quote] = []) {
        books = Books(
            heads: heads, recorded: [:],
            quotes: Dictionary(uniqueKeysWithValues: quotes.map { ($0.id, $0) }), quotesUsed: [], terms: terms
        )
    }

    /// Decides a batch and keeps what it writes, as a commit would.
    @discardableResult
    mutating func post(_ batch: [Submission]) -> [[PostingOutcome]] {
        let decision = Decider.decide(
            batch, on: books, stamps: TransferStamps(startingAt: nextTime, random: { 0 }))
        transfers += decision.transfers
        entries += decision.entries
        for entry in decision.entries {
            guard let head = books.heads[entry.account] else {
                preconditionFailure("an entry is of a known account")
            }
            books.heads[entry.account] = AccountHead(
                currency: head.currency, balance: entry.position.balanceAfter, seq: entry.position.seq)
        }
        for transfer in decision.transfers {
            books.recorded[Books.KeyOfUser(user: transfer.user, key: transfer.key)] = transfer
            if let quote = transfer.quote, transfer.refusal == nil { books.quotesUsed.insert(quote) }
            nextTime = transfer.createdAt.next
        }
        return decision.outcomes
    }

    mutating func post(_ request: TransferRequest) -> PostingOutcome {
        guard let outcome = post([Submission([request])]).first?.first else {
            preconditionFailure("one request has one outcome")
        }
        return outcome
    }

    func balance(_ account: AccountID) -> Int64 { books.heads[account]?.balance ?? 0 }

    /// Everything after this is decided later.
    mutating func wait(seconds: Int64) { nextTime = nextTime.adding(seconds: seconds) }

    mutating func offer(_ quote: Quote) { books.quotes[quote.id] = quote }

    var now: Timestamp { nextTime }
}
