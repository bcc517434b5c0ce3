import Ledger
import PostgreSQL

extension AuditRun {
    /// How far the clock of an instance may be ahead of the database's, in seconds.
    static let clockToleranceSeconds: Int64 = 300

    mutating func begin(_ transaction: borrowing Transaction) throws {
        // For the few queries that may sort or hash; past it they use files, so that it does not grow with
        // the books.
        try transaction.script("SET LOCAL work_mem = '64MB'")
        guard let snapshot = try transaction.query(Snapshot.taken()).first else {
            preconditionFailure("a SELECT without FROM has one row")
        }
        latest = snapshot.takenAt.adding(seconds: Self.clockToleranceSeconds)
        expected = [
            .accounts: Int(snapshot.accounts), .transfers: Int(snapshot.transfers),
            .entries: Int(snapshot.entries),
        ]
    }

    mutating func judgeTerms(_ transaction: borrowing Transaction) throws {
        let currencies = Set(try transaction.query(BookedCurrency.all()))
        for currency in currencies.symmetricDifference(Currency.allCases.map(BookedCurrency.init)) {
            try findings.add(
                .currencies,
                "currency \(currency.code), number \(currency.accountNumber), is not in the program and the "
                    + "books alike")
        }
        for version in terms.takeRates(try transaction.query(BookedRate.all())) {
            try findings.add(.terms, "version \(version) of the rates is not whole or out of bounds")
        }
        for version in terms.takePolicies(try transaction.query(BookedPolicy.all())) {
            try findings.add(.terms, "version \(version) of the commission is out of bounds")
        }
    }

    mutating func judgeHouseAccounts(_ transaction: borrowing Transaction) throws {
        for row in try transaction.query(HouseRow.all()) {
            guard let account = row.houseAccount, let checkpoint = row.checkpoint,
                let foldedBelow = row.foldedBelow
            else {
                try findings.add(
                    .houseAccounts,
                    "house account \(row.account), \(row.purpose) in \(row.currency), is unknown or has no "
                        + "checkpoint")
                continue
            }
            house.setCheckpoint(of: account, balance: checkpoint, foldedBelow: foldedBelow)
            houseAccounts.append(account)
            if foldedBelow > row.oldestRunning {
                try findings.add(
                    .houseWatermark,
                    "house account \(row.account) is folded below transaction \(foldedBelow), and "
                        + "\(row.oldestRunning) may still be running")
            }
        }
        for missing in Set(HouseAccount.every).subtracting(houseAccounts) {
            try findings.add(.houseAccounts, "house account \(missing.id) is missing")
        }
    }
}
