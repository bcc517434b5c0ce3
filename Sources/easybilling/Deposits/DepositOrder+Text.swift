import Ledger
import LedgerStore

extension DepositOrder {
    /// Reads the texts of a command line or of a list's line.
    init(account: String, amount: String, key: String, memo: String?) throws(DepositListError) {
        var faults: [String] = []
        let account = Int64(account).flatMap(AccountID.init)
        if account == nil { faults.append("the account is not the number of one, as in 101") }
        var sum: Amount?
        do throws(AmountFault) { sum = try Amount(decimalText: amount) } catch { faults.append(error.detail) }
        let name = IdempotencyKey(key)
        if name == nil { faults.append("the key is not 1 to 64 letters, digits, - or _") }
        let words = memo.flatMap(Memo.init)
        if memo != nil, words == nil { faults.append("the memo is not 1 to 140 characters on one line") }
        guard let account, let sum, let name, faults.isEmpty else { throw DepositListError(faults: faults) }
        self.init(account: account, amount: sum, key: name, memo: words)
    }
}
