package import Ledger

/// An account as pages need it: its number and what it holds.
package struct AccountSummary: Sendable, Hashable {
    package let id: AccountID
    package let balance: Money

    package init(id: AccountID, balance: Money) {
        self.id = id
        self.balance = balance
    }
}
