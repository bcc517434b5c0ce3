import Ledger
import PostgreSQL

/// The large tables, each read once from its beginning to its end, in the order in which its rows lie.
extension AuditRun {
    /// What a client is given at sign-up.
    static let signUpDeposit = Money(minorUnits: 100_00, currency: .usd)

    mutating func judgeAccounts(_ transaction: borrowing Transaction) throws {
        try stream(AccountRow.all(), .accounts, transaction) { run, row in try run.take(row) }
    }

    mutating func judgeTransfers(_ transaction: borrowing Transaction) throws {
        let examination = TransferExamination(terms: terms, latest: latest)
        try stream(TransferRow.all(), .transfers, transaction) { run, row in
            if let fault = examination.fault(in: row) {
                try run.findings.add(fault.check, "transfer \(row.id) of user \(row.user): \(fault.what)")
            }
            run.take(row)
        }
    }

    mutating func judgeEntries(_ transaction: borrowing Transaction) throws {
        try stream(EntryRow.all(), .entries, transaction) { run, row in try run.take(row) }
    }

    mutating func judgeDeposits(_ transaction: borrowing Transaction) throws {
        try stream(DepositRow.all(), .deposits, transaction) { run, row in
            if let fault = row.fault {
                try run.findings.add(fault.check, "deposit \(row.key): \(fault.what)")
            }
            run.deposits.remove(row.deed)
        }
    }

    private mutating func take(_ row: AccountRow) throws(Findings.Enough) {
        if let fault = row.fault { try findings.add(fault.check, "account \(row.account): \(fault.what)") }
        chains.add(ChainState(account: row.account, seq: 0, balance: 0))
        chains.remove(ChainState(account: row.account, seq: row.seq, balance: row.balance))
        guard let currency = Currency(rawValue: row.currency) else { return }
        clients[currency] += Int128(row.balance)
        switch currency {
        case .usd:
            ownersOfCNY.add(row.user)
            ownersOfEUR.add(row.user)
            signUps.add(row.user)
        case .cny: ownersOfCNY.remove(row.user)
        case .eur: ownersOfEUR.remove(row.user)
        }
    }

    private mutating func take(_ row: TransferRow) {
        row.forEachSide { sides.add($0) }
        if let deed = row.depositDeed { deposits.add(deed) }
        guard row.refusal == nil, let from = row.fromCurrency.flatMap(Currency.init(rawValue:)),
            let to = row.toCurrency.flatMap(Currency.init(rawValue:)), let credited = row.toAmount
        else { return }
        house.add(row, from: from, to: to, credited: credited)
        let isSignUp =
            row.key == IdempotencyKey.signUpDeposit.text && row.kind == TransferKind.deposit.rawValue
            && Money(minorUnits: credited, currency: to) == Self.signUpDeposit
        if isSignUp { signUps.remove(row.user) }
    }

    private mutating func take(_ row: EntryRow) throws(Findings.Enough) {
        if let fault = row.fault {
            try findings.add(
                fault.check, "entry \(row.side.seq) of account \(row.side.account): \(fault.what)")
        }
        chains.add(row.stateAfter)
        chains.remove(row.stateBefore)
        sides.remove(row.side)
    }

    /// Hands on every row of a statement, and tells of the progress now and then.
    private mutating func stream<Row>(
        _ statement: BoundStatement<Row>, _ stage: AuditStage, _ transaction: borrowing Transaction,
        take: (inout AuditRun, Row) throws -> Void
    ) throws {
        var rows = 0
        let rowsExpected = expected[stage, default: 0]
        defer { counts[stage] = rows }
        try transaction.forEach(statement) { row in
            rows += 1
            if rows.isMultiple(of: AuditProgress.rowsBetween) {
                progress(AuditProgress(stage: stage, rows: rows, rowsExpected: rowsExpected))
            }
            try take(&self, row)
        }
        progress(AuditProgress(stage: stage, rows: rows, rowsExpected: rows))
    }
}
