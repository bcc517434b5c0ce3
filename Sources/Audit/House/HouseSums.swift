import Ledger

/// What the house's accounts hold, summed up from the legs of all transfers, and from the checkpoints on.
struct HouseSums {
    private struct Account {
        var checkpoint: Int64 = 0
        var foldedBelow: Int64 = 0
        var all: Int128 = 0
        var later: Int128 = 0
    }

    private var accounts = Array(repeating: Account(), count: HouseAccount.every.count)

    mutating func setCheckpoint(of account: HouseAccount, balance: Int64, foldedBelow: Int64) {
        accounts[place(of: account)].checkpoint = balance
        accounts[place(of: account)].foldedBelow = foldedBelow
    }

    /// Adds a completed transfer's legs on accounts of the house.
    mutating func add(_ transfer: TransferRow, from: Currency, to: Currency, credited: Int64) {
        if transfer.fee != 0 { add(transfer.fee, to: .fee, from, transfer.writtenBy) }
        if transfer.kind == TransferKind.deposit.rawValue {
            add(-(transfer.fromAmount &+ transfer.fee), to: .deposit, from, transfer.writtenBy)
        }
        guard from != to else { return }
        add(transfer.fromAmount, to: .conversion, from, transfer.writtenBy)
        add(-credited, to: .conversion, to, transfer.writtenBy)
    }

    private mutating func add(
        _ amount: Int64, to purpose: HouseAccount.Purpose, _ currency: Currency, _ writtenBy: Int64
    ) {
        let place = place(of: HouseAccount(purpose, currency))
        accounts[place].all += Int128(amount)
        if writtenBy >= accounts[place].foldedBelow { accounts[place].later += Int128(amount) }
    }

    /// What all legs add up to.
    subscript(_ purpose: HouseAccount.Purpose) -> CurrencySums {
        var sums = CurrencySums()
        for currency in Currency.allCases {
            sums[currency] = accounts[place(of: HouseAccount(purpose, currency))].all
        }
        return sums
    }

    /// What the service would say that the account holds, and what it holds.
    func balances(of account: HouseAccount) -> (byCheckpoint: Int128, byLegs: Int128) {
        let sums = accounts[place(of: account)]
        return (Int128(sums.checkpoint) + sums.later, sums.all)
    }

    private func place(of account: HouseAccount) -> Int {
        Int(account.purpose.rawValue) * Currency.allCases.count + Int(account.currency.accountNumber) - 1
    }
}
