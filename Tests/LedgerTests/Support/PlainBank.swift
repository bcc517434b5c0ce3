import Ledger

/// The rules of the books once more, in the words of the design and without any of the service's own code for
/// them: one request at a time, no batches, no stamps, no records.
struct PlainBank {
    private(set) var balances: [AccountID: Int64]
    private let terms: Terms
    private let quotes: [QuoteID: Quote]
    private var used: Set<QuoteID> = []
    private var asked: [Books.KeyOfUser: TransferRequest] = [:]

    init(_ story: Story) {
        balances = story.heads.mapValues(\.balance)
        terms = story.terms
        quotes = Dictionary(uniqueKeysWithValues: story.quotes.map { ($0.id, $0) })
    }

    /// The outcome's name.
    mutating func post(_ request: TransferRequest, at time: Timestamp) -> String {
        let key = Books.KeyOfUser(user: request.user, key: request.key)
        if let before = asked[key] { return before == request ? "replayed" : "mismatch" }
        var quote: Quote?
        if let id = request.quote {
            guard let known = quotes[id], known.user == request.user else { return "quoteUnknown" }
            guard
                (known.from, known.to, known.price.amount) == (
                    request.from, request.to, request.amount.minorUnits
                )
            else { return "quoteMismatch" }
            quote = known
        }
        asked[key] = request
        return decide(request, quote, at: time)
    }

    private mutating func decide(_ request: TransferRequest, _ quote: Quote?, at time: Timestamp) -> String {
        let (from, to, amount) = (request.from, request.to, request.amount.minorUnits)
        if from == to { return "same_account" }
        guard let held = balances[from], let waiting = balances[to], from.value / 100 == request.user.value
        else {
            return "account_unknown"
        }
        let (rateFrom, rateTo) = (rate(of: from), rate(of: to))
        let arrives =
            if let quote {
                UInt128(quote.price.credited)
            } else if rateFrom.number == rateTo.number {
                UInt128(amount)
            } else {
                UInt128(amount) * rateTo.perUSD / rateFrom.perUSD
            }
        if arrives == 0 { return "amount_too_small" }
        if arrives > 9_000_000_000_000_000 { return "invalid_amount" }
        let isOwn = to.value / 100 == request.user.value
        let basisPoints = quote?.price.pricing.feeBasisPoints ?? (isOwn ? 0 : terms.fee.basisPoints)
        let (cents, rest) = (amount * basisPoints).quotientAndRemainder(dividingBy: 10_000)
        let fee = cents + (rest > 0 ? 1 : 0)
        if amount + fee > held { return "insufficient_funds" }
        if arrives + UInt128(waiting) > 9_000_000_000_000_000 { return "invalid_amount" }
        if let quote {
            if time >= quote.expiresAt { return "quote_expired" }
            if !used.insert(quote.id).inserted { return "quote_used" }
        }
        balances[from] = held - amount - fee
        balances[to] = waiting + Int64(arrives)
        return "completed"
    }

    private func rate(of account: AccountID) -> (number: Int64, perUSD: UInt128) {
        let number = account.value % 100
        let currency: Currency = number == 1 ? .usd : number == 2 ? .cny : .eur
        return (number, UInt128(terms.rates.perUSD(currency)))
    }
}
