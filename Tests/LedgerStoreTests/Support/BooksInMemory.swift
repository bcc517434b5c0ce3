import Ledger

@testable import LedgerStore

/// Books as a database keeps them: batches are decided on what is there now, and what was decided on
/// something else is refused when it is to be committed.
struct BooksInMemory {
    private(set) var known: Books
    private var decisions: UInt64 = 0

    init(_ books: Books) { known = books }

    /// What a batch reads.
    func read(for batch: [Submission]) -> Books {
        var books = known
        let accounts = Set(batch.flatMap(\.requests).flatMap { [$0.from, $0.to] })
        books.heads = known.heads.filter { accounts.contains($0.key) }
        return books
    }

    /// All at one moment: no quote expires because its turn comes late. Ids differ.
    mutating func decide(_ batch: [Submission], on books: Books) -> Decision {
        decisions += 1
        let number = decisions
        return Decider.decide(
            batch, on: books, stamps: TransferStamps(startingAt: Wishes.moment, random: { number }))
    }

    func accepts(_ decision: Decision) -> Bool { hasHeads(of: decision) && hasNotUsed(decision) }

    /// Whether the accounts are where the batch was decided on.
    func hasHeads(of decision: Decision) -> Bool {
        var heads = known.heads
        for entry in decision.entries {
            guard let head = heads[entry.account]?.moved(by: entry), head.position == entry.position else {
                return false
            }
            heads[entry.account] = head
        }
        return true
    }

    /// Whether its keys and quotes are not used.
    private func hasNotUsed(_ decision: Decision) -> Bool {
        decision.transfers.allSatisfy { transfer in
            let isUsed = transfer.quote.map(known.quotesUsed.contains) ?? false
            return known.recorded[key(of: transfer)] == nil && (transfer.refusal != nil || !isUsed)
        }
    }

    mutating func commit(_ decision: Decision) {
        precondition(accepts(decision), "what the database would refuse is not committed")
        for entry in decision.entries {
            known.heads[entry.account] = known.heads[entry.account]?.moved(by: entry)
        }
        for transfer in decision.transfers {
            known.recorded[key(of: transfer)] = transfer
            if let quote = transfer.quote, transfer.refusal == nil { known.quotesUsed.insert(quote) }
        }
    }

    private func key(of transfer: Transfer) -> Books.KeyOfUser {
        Books.KeyOfUser(user: transfer.user, key: transfer.key)
    }
}

extension AccountHead {
    fileprivate func moved(by entry: Entry) -> AccountHead {
        AccountHead(currency: currency, balance: balance + entry.amount, seq: seq + 1)
    }

    fileprivate var position: EntryPosition { EntryPosition(seq: seq, balanceAfter: balance) }
}
