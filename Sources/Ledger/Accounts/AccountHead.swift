/// The end of an account's chain of entries: what it holds now and how many entries made it so.
package struct AccountHead: Hashable, Sendable {
    package let currency: Currency
    /// Minor units, never negative.
    package let balance: Int64
    /// The number of entries so far; the next one is `seq + 1`.
    package let seq: Int64

    /// The largest sum an account can hold.
    package static let balanceMax = Amount.minorUnitsMax

    package init(currency: Currency, balance: Int64, seq: Int64) {
        self.currency = currency
        self.balance = balance
        self.seq = seq
    }

    /// The head after one more entry; the caller has checked that the result is within 0…`balanceMax`.
    func adding(_ amount: Int64) -> AccountHead {
        AccountHead(currency: currency, balance: balance + amount, seq: seq + 1)
    }

    var position: EntryPosition { EntryPosition(seq: seq, balanceAfter: balance) }
}
