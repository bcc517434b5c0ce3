import Ledger

extension TransferFilter {
    /// `invoice = 701,702`: one of the two accounts is among them; `!=`: neither is.
    mutating func narrow(toAccounts term: FilterTerm) throws(FilterFault) {
        let named = try term.read("numbers of accounts") { Int64(digits: $0).flatMap(AccountID.init) }
        guard term.comparison == .equal else {
            accountsExcluded += named
            return
        }
        guard parties.count < Self.partiesMax else { throw .askedTwice(field: term.field) }
        parties.append(named)
    }
}
