import Ledger
import Testing

/// The client of that number.
func user(_ number: Int64) -> UserID {
    guard let user = UserID(number) else { preconditionFailure("a sample's number is in bounds") }
    return user
}

/// The account of that number.
func account(_ number: Int64) -> AccountID {
    guard let account = AccountID(number) else { preconditionFailure("a sample's number is in bounds") }
    return account
}

extension [AccountID: AccountHead] {
    /// The three accounts of each of these clients, each with that balance.
    static func accounts(of users: Int64..., holding balance: Int64) -> Self {
        var heads: Self = [:]
        for number in users {
            for currency in Currency.allCases {
                heads[AccountID(owner: user(number), currency: currency)] = AccountHead(
                    currency: currency, balance: balance, seq: balance == 0 ? 0 : 1)
            }
        }
        return heads
    }
}

extension TransferRequest {
    /// Of the source's owner, unless said otherwise.
    static func sample(
        _ from: Int64, _ to: Int64, _ amount: Int64, key: String = "k", by asker: UserID? = nil,
        memo: String? = nil,
        quote: QuoteID? = nil
    ) throws -> TransferRequest {
        TransferRequest(
            user: asker ?? account(from).owner, from: account(from), to: account(to),
            amount: try #require(Amount(minorUnits: amount)), key: try #require(IdempotencyKey(key)),
            memo: try memo.map { try #require(Memo($0)) }, quote: quote)
    }
}

extension Quote {
    /// Of the source's owner, at those terms.
    static func sample(
        _ number: UInt64, _ from: Int64, _ to: Int64, sending amount: Int64? = nil,
        crediting credit: Int64? = nil,
        by asker: UserID? = nil, at terms: Terms = .standard, made time: Timestamp = .sample
    ) throws -> Quote {
        let (from, to) = (account(from), account(to))
        let user = asker ?? from.owner
        let currencies = [from, to].map { id in
            Currency.allCases.first { $0.accountNumber == id.value % 100 } ?? .usd
        }
        let kind: TransferKind = to.owner == user ? .own : .external
        let price =
            if let credit {
                try terms.price(
                    crediting: try #require(Amount(minorUnits: credit)), from: currencies[0],
                    to: currencies[1], kind: kind)
            } else {
                try terms.price(
                    sending: try #require(amount.flatMap(Amount.init(minorUnits:))), from: currencies[0],
                    to: currencies[1], kind: kind)
            }
        return Quote(
            id: QuoteID(bits: UUIDv7.make(at: time, random: number)), user: user, from: from, to: to,
            fromCurrency: currencies[0], toCurrency: currencies[1], price: price, createdAt: time,
            expiresAt: time.adding(seconds: Quote.lifetimeSeconds))
    }
}

extension PostingOutcome {
    var isDecided: Bool { if case .decided = self { true } else { false } }
    var isReplayed: Bool { if case .replayed = self { true } else { false } }
    var refusal: Refusal? { transfer?.refusal }
    var isCompleted: Bool { isDecided && refusal == nil }
}
