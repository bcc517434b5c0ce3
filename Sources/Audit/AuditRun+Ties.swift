import Ledger
import PostgreSQL

/// What ties the tables together: the proofs that the streams have made, and what only the database's indexes
/// can tell.
extension AuditRun {
    mutating func judgeTies(_ transaction: borrowing Transaction) throws {
        var searches: [Search] = []
        if !ownersOfCNY.isEven || !ownersOfEUR.isEven { searches.append(.clientAccounts) }
        if !signUps.isEven { searches.append(.signUpDeposit) }
        if !deposits.isEven { searches += Search.deposits }
        if !chains.isEven { searches += Search.chains }
        if !sides.isEven { searches += Search.sides }
        for search in Search.always + searches { try look(search, transaction) }
        try requireNamed(!chains.isEven, by: Search.chains)
        try requireNamed(!sides.isEven, by: Search.sides)
        try requireNamed(!signUps.isEven, by: [.signUpDeposit])
        try requireNamed(!deposits.isEven, by: Search.deposits)
        try requireNamed(!ownersOfCNY.isEven || !ownersOfEUR.isEven, by: [.clientAccounts])
    }

    private mutating func look(_ search: Search, _ transaction: borrowing Transaction) throws {
        counts[.ties, default: 0] += 1
        progress(AuditProgress(stage: .ties, rows: counts[.ties, default: 0], rowsExpected: 0))
        if let found = try transaction.query(search.statement()).first {
            try findings.add(search.check, found)
        }
    }

    /// A proof that failed is a violation even when no query finds the rows.
    private mutating func requireNamed(_ isBroken: Bool, by searches: [Search]) throws(Findings.Enough) {
        guard isBroken, !searches.contains(where: { findings.has($0.check) }), let first = searches.first
        else { return }
        try findings.add(first.check, "the sums over all rows differ, and no query names the rows")
    }

    /// The house by its checkpoints, and everything there is.
    mutating func judgeSums() throws(Findings.Enough) {
        for account in houseAccounts {
            let (byCheckpoint, byLegs) = house.balances(of: account)
            if byCheckpoint != byLegs {
                try findings.add(
                    .houseCheckpoint,
                    "house account \(account.id) holds \(byCheckpoint) by its checkpoint, "
                        + "\(byLegs) by its legs"
                )
            }
        }
        var all = clients
        for purpose in HouseAccount.Purpose.allCases { all += house[purpose] }
        for currency in Currency.allCases where all[currency] != 0 {
            try findings.add(
                .netZero, "clients and the house together hold \(all.decimalText(currency)) \(currency.code)")
        }
    }
}
