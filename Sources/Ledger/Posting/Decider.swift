/// Decides transfers one after another on the books it was given: pure, so that any batching gives the same
/// outcomes.
///
/// Where several refusals apply, the first in the contract's order is given: same account, unknown account,
/// too small or too large, too little money, a full account at the payee, quote expired, quote used.
package struct Decider: Sendable {
    private(set) var books: Books
    private var stamps: TransferStamps
    private var decision = Decision()

    package init(books: Books, stamps: TransferStamps) {
        self.books = books
        self.stamps = stamps
    }

    /// Decides a batch in the order of arrival. `stamps` give the time and id of each transfer.
    package static func decide(
        _ submissions: [Submission], on books: Books, stamps: TransferStamps
    ) -> Decision {
        var decider = Decider(books: books, stamps: stamps)
        for submission in submissions { decider.decide(submission) }
        return decider.decision
    }

    private mutating func decide(_ submission: Submission) {
        if let caller = submission.caller, books.callersUnknown.contains(caller) {
            decision.outcomes.append(submission.requests.map { _ in .callerUnknown })
            return
        }
        guard submission.isAtomic else {
            decision.outcomes.append(submission.requests.map { decide($0) })
            return
        }
        let before = self
        var outcomes: [PostingOutcome] = []
        for request in submission.requests {
            let outcome = decide(request)
            outcomes.append(outcome)
            guard let prevention = Self.prevention(in: outcome) else { continue }
            self = before
            let preventedAt = outcomes.count - 1
            decision.outcomes.append(
                submission.requests.indices.map { $0 == preventedAt ? prevention : .abandoned })
            return
        }
        decision.outcomes.append(outcomes)
    }

    /// What an outcome means for the atomic submission it belongs to; `nil` if it does not stand in the way.
    private static func prevention(in outcome: PostingOutcome) -> PostingOutcome? {
        switch outcome {
        case .decided(let transfer): transfer.refusal.map(PostingOutcome.prevented)
        case .replayed(let transfer): transfer.refusal.map(PostingOutcome.prevented)
        case .mismatch, .quoteUnknown, .quoteMismatch, .abandoned, .callerUnknown, .prevented: outcome
        }
    }

    private mutating func decide(_ request: TransferRequest) -> PostingOutcome {
        let key = Books.KeyOfUser(user: request.user, key: request.key)
        if let earlier = books.recorded[key] {
            if let field = request.fieldThatDiffers(from: earlier) { return .mismatch(field: field) }
            return .replayed(earlier)
        }
        var quote: Quote?
        if let id = request.quote {
            guard let known = books.quotes[id], known.user == request.user else { return .quoteUnknown }
            if let field = known.fieldThatDiffers(in: request) { return .quoteMismatch(field: field) }
            quote = known
        }
        let stamp = stamps.next()
        let transfer: Transfer
        do throws(Refusal) {
            transfer = try complete(request, quote, stamp)
        } catch {
            transfer = refused(request, error, stamp)
        }
        books.recorded[key] = transfer
        decision.transfers.append(transfer)
        return .decided(transfer)
    }

    private mutating func complete(
        _ request: TransferRequest, _ quote: Quote?, _ stamp: TransferStamp
    ) throws(Refusal) -> Transfer {
        guard request.from != request.to else { throw .sameAccount }
        guard request.from.owner == request.user, let source = books.heads[request.from],
            let destination = books.heads[request.to]
        else { throw .accountUnknown }
        let kind = request.kind
        let price: Price
        if let quote {
            price = quote.price
        } else {
            price = try books.terms.price(
                sending: request.amount, from: source.currency, to: destination.currency, kind: kind)
        }
        guard source.balance >= price.total else { throw .insufficientFunds }
        // Only who has the money is told that the payee's account cannot take it: amounts that nobody has
        // would tell, one after the other, what the payee holds.
        guard destination.balance <= AccountHead.balanceMax - price.credited else { throw .amountTooLarge }
        if let quote { try use(quote, at: stamp.time) }
        return Transfer(
            id: stamp.id, user: request.user, kind: kind, refusal: nil,
            from: append(-price.total, naming: price.amount, to: request.from, source, stamp, request.user),
            to: append(
                price.credited, naming: price.credited, to: request.to, destination, stamp, request.user),
            fee: price.fee, pricing: price.pricing, key: request.key, memo: request.memo,
            quote: request.quote,
            createdAt: stamp.time)
    }

    private mutating func use(_ quote: Quote, at time: Timestamp) throws(Refusal) {
        guard time < quote.expiresAt else { throw .quoteExpired }
        guard books.quotesUsed.insert(quote.id).inserted else { throw .quoteUsed }
    }

    /// Moves the account's head by `change` and returns the transfer's side, which names `amount`.
    private mutating func append(
        _ change: Int64, naming amount: Int64, to account: AccountID, _ head: AccountHead,
        _ stamp: TransferStamp,
        _ user: UserID
    ) -> TransferSide {
        let moved = head.adding(change)
        books.heads[account] = moved
        decision.entries.append(
            Entry(
                account: account, position: moved.position, amount: change, transferUser: user,
                transfer: stamp.id))
        return TransferSide(account: account, currency: head.currency, amount: amount, entry: moved.position)
    }

    private func refused(_ request: TransferRequest, _ refusal: Refusal, _ stamp: TransferStamp) -> Transfer {
        let isOwnSource = request.from.owner == request.user
        let source = isOwnSource ? books.heads[request.from]?.currency : nil
        return Transfer(
            id: stamp.id, user: request.user, kind: request.kind, refusal: refusal,
            from: TransferSide(
                account: request.from, currency: source, amount: request.amount.minorUnits, entry: nil),
            to: TransferSide(
                account: request.to, currency: books.heads[request.to]?.currency, amount: nil, entry: nil),
            fee: 0, pricing: nil, key: request.key, memo: request.memo, quote: request.quote,
            createdAt: stamp.time)
    }
}

extension TransferRequest {
    /// Known from the numbers alone: both accounts carry their owner.
    package var kind: TransferKind { to.owner == user ? .own : .external }
}
