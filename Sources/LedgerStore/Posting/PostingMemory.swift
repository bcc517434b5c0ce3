import Ledger

/// What the lanes remember of the books from one batch to the next, so that a batch need not read first.
///
/// Nothing in it is believed: a transaction that was decided on it proves in the database that every head,
/// the terms and the keys are what they were taken for, or does nothing. What was wrong is forgotten, and for
/// a while batches read first: the longer, the more often memory fails, as it does when another instance
/// serves the same accounts.
struct PostingMemory: Sendable {
    /// Accounts that are remembered; beyond, memory begins anew. About 100 bytes each.
    static let headsMax = 300_000
    /// The longest that batches read first after memory has failed.
    static let readingMax = 64

    private var heads: [AccountID: AccountHead] = [:]
    private var terms: Terms?
    /// How many of the next batches read first.
    private var readsLeft = 0
    /// How many did after the last failure.
    private var lastReads = 0

    /// The books as remembered, if that is all that the batch needs; else it has to read.
    mutating func books(for batch: [Submission]) -> Books? {
        guard readsLeft == 0 else {
            readsLeft -= 1
            return nil
        }
        guard let terms else { return nil }
        var known = [AccountID: AccountHead](minimumCapacity: 2 * batch.transfersCount)
        for submission in batch {
            for request in submission.requests {
                guard request.quote == nil, let source = heads[request.from],
                    let destination = heads[request.to]
                else { return nil }
                known[request.from] = source
                known[request.to] = destination
            }
        }
        return Books(heads: known, recorded: [:], quotes: [:], quotesUsed: [], terms: terms)
    }

    /// Remembers what a batch has read.
    mutating func learn(_ books: Books) {
        if heads.count + books.heads.count > Self.headsMax { heads.removeAll(keepingCapacity: true) }
        heads.merge(books.heads) { _, read in read }
        terms = books.terms
    }

    /// Follows the accounts that a committed batch has moved.
    mutating func follow(_ decision: Decision) {
        for entry in decision.entries {
            guard let head = heads[entry.account] else { continue }
            heads[entry.account] = AccountHead(
                currency: head.currency, balance: entry.position.balanceAfter, seq: entry.position.seq)
        }
    }

    /// A batch decided from memory was committed.
    mutating func held(_ decision: Decision) {
        follow(decision)
        lastReads /= 2
    }

    /// A batch decided from memory was refused: what it was decided on is forgotten.
    mutating func failed(_ batch: [Submission]) {
        forget(batch)
        lastReads = min(max(1, lastReads * 2), Self.readingMax)
        readsLeft = lastReads
    }

    /// What became of the batch is not known, or nothing did. All accounts of its clients are forgotten, as
    /// all are read: whoever was there first may have moved any of them.
    mutating func forget(_ batch: [Submission]) {
        terms = nil
        for submission in batch {
            for request in submission.requests {
                for owner in [request.from.owner, request.to.owner] {
                    for currency in Currency.allCases {
                        heads[AccountID(owner: owner, currency: currency)] = nil
                    }
                }
            }
        }
    }
}
