package import Ledger

/// A transfer as its reader may see it: what `transfer.list` and `transfer.get` answer, without the keys.
package struct TransferSummary: Sendable, Hashable {
    /// Which way the money went, as seen by the reader.
    package enum Direction: String, Sendable, CaseIterable {
        case incoming = "in"
        case outgoing = "out"
        /// Between two of the reader's own accounts.
        case between
    }

    /// One end of the transfer.
    package struct Side: Sendable, Hashable {
        package let account: AccountID
        /// `nil` where a refused transfer has none.
        package let money: Money?
        /// What the account held right after; `nil` for an account of somebody else, and for a refused
        /// transfer.
        package let balanceAfter: Money?

        package init(account: AccountID, money: Money?, balanceAfter: Money? = nil) {
            self.account = account
            self.money = money
            self.balanceAfter = balanceAfter
        }
    }

    package let id: TransferID
    package let kind: TransferKind
    package let direction: Direction
    /// `nil` when completed.
    package let refusal: Refusal?
    package let from: Side
    package let to: Side
    /// `nil` when none was taken, or the reader is the payee.
    package let fee: Money?
    /// Units of the receiving currency for one of the sending, as the method gives it; `nil` without a
    /// conversion.
    package let rate: String?
    /// The other client's name, masked.
    package let counterparty: String?
    package let memo: String?
    /// The quote that the reader had used; `nil` without one, and for the payee.
    package let quote: QuoteID?
    package let createdAt: Timestamp

    package init(
        id: TransferID, kind: TransferKind, direction: Direction, refusal: Refusal? = nil, from: Side,
        to: Side,
        fee: Money? = nil, rate: String? = nil, counterparty: String? = nil, memo: String? = nil,
        quote: QuoteID? = nil, createdAt: Timestamp
    ) {
        self.id = id
        self.kind = kind
        self.direction = direction
        self.refusal = refusal
        self.from = from
        self.to = to
        self.fee = fee
        self.rate = rate
        self.counterparty = counterparty
        self.memo = memo
        self.quote = quote
        self.createdAt = createdAt
    }
}
