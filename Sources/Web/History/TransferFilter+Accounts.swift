import Ledger

extension TransferFilter {
    /// `invoice = 701,702`: one of the two accounts is among them; `!=`: neither is.
    ///
    /// The ledger looks for accounts of the client's side and of the other side apart, so a list is of the one or of the
    /// other; and each side can be asked for once.
    mutating func narrow(toAccounts term: FilterTerm, caller: UserID) throws(FilterFault) {
        let named = try term.read("numbers of accounts") { Int64(digits: $0).flatMap(AccountID.init) }
        guard term.comparison == .equal else {
            accountsExcluded += named
            return
        }
        let ofCaller = named.filter { $0.owner == caller }
        guard ofCaller.isEmpty || ofCaller.count == named.count else {
            throw .value(named.map(\.description).joined(separator: ","), field: term.field, expected: "accounts of one side")
        }
        if ofCaller.isEmpty {
            guard counterparties == nil else { throw .askedTwice(field: term.field) }
            counterparties = named
        } else {
            guard accounts == nil else { throw .askedTwice(field: term.field) }
            accounts = named
        }
    }
}
