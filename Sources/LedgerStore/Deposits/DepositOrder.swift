package import Ledger

/// A deposit that the operator wants booked, once for its key.
package struct DepositOrder: Hashable, Sendable {
    package let account: AccountID
    /// In the account's currency.
    package let amount: Amount
    /// The operator's name for this deposit, of an invoice for example.
    package let key: IdempotencyKey
    package let memo: Memo?

    package init(account: AccountID, amount: Amount, key: IdempotencyKey, memo: Memo?) {
        self.account = account
        self.amount = amount
        self.key = key
        self.memo = memo
    }

    /// The first parameter in which a deposit that is already booked differs from this one.
    func difference(from booked: Transfer) -> String? {
        if booked.to.account != account { return "account" }
        if booked.to.amount != amount.minorUnits { return "amount" }
        return booked.memo == memo ? nil : "memo"
    }
}
