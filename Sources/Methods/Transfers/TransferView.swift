import JSON
package import Ledger

/// A transfer as one of its clients sees it. The payee does not see the fee, the key or the payer's balance.
package struct TransferView: Sendable {
    package struct Side: Sendable {
        package let accountID: AccountID
        package let currency: Currency?
        package let amount: String?
    }

    package struct Counterparty: Sendable {
        package let accountID: AccountID
        package let name: String?
    }

    package let id: TransferID
    package let kind: TransferKind
    package let status: TransferStatus
    package let refusal: Ledger.Refusal?
    package let from: Side
    package let to: Side
    package let fee: String?
    package let rate: String?
    package let quoteID: QuoteID?
    package let memo: Memo?
    package let direction: TransferFilter.Direction
    package let counterparty: Counterparty?
    /// Balances right after, of the viewer's accounts.
    package let balances: [AccountID: String]
    package let idempotencyKey: String?
    package let replayed: Bool
    package let createdAt: Timestamp

    init(
        id: TransferID, kind: TransferKind, status: TransferStatus, refusal: Ledger.Refusal?, from: Side,
        to: Side,
        fee: String?, rate: String?, quoteID: QuoteID?, memo: Memo?, direction: TransferFilter.Direction,
        counterparty: Counterparty?, balances: [AccountID: String], idempotencyKey: String?, replayed: Bool,
        createdAt: Timestamp
    ) {
        self.id = id
        self.kind = kind
        self.status = status
        self.refusal = refusal
        self.from = from
        self.to = to
        self.fee = fee
        self.rate = rate
        self.quoteID = quoteID
        self.memo = memo
        self.direction = direction
        self.counterparty = counterparty
        self.balances = balances
        self.idempotencyKey = idempotencyKey
        self.replayed = replayed
        self.createdAt = createdAt
    }
}
