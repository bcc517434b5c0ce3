import Ledger
import PostgreSQL

/// One audit under way: what it has read so far, inside its transaction.
///
/// The story: what prices are made of; every account; every transfer, by itself; every entry and every
/// operator's deposit, by themselves; then the proofs that tie them together.
struct AuditRun {
    var findings: Findings
    let progress: (AuditProgress) -> Void

    var counts: [AuditStage: Int] = [:]
    var expected: [AuditStage: Int] = [:]
    var clients = CurrencySums()
    var house = HouseSums()
    var houseAccounts: [HouseAccount] = []
    var terms = BookedTerms()
    var latest = Timestamp(microsecondsSince1970: 0)

    /// That all chains lead from zero to their heads.
    var chains = Match()
    /// That entries are the sides of completed transfers, and the other way round.
    var sides = Match()
    /// That who has an account in USD has one in each other currency, and nobody else has.
    var ownersOfCNY = Match()
    var ownersOfEUR = Match()
    /// That they were given the deposit of sign-up, once, and nobody else was.
    var signUps = Match()
    /// That all other deposits are those that operators booked, and the other way round.
    var deposits = Match()

    init(findings: Findings, progress: @escaping (AuditProgress) -> Void) {
        self.findings = findings
        self.progress = progress
    }

    var report: AuditReport {
        AuditReport(
            violations: findings.inOrder, counts: counts, clients: clients,
            house: Dictionary(
                uniqueKeysWithValues: HouseAccount.Purpose.allCases.map { ($0, house[$0]) }))
    }

    /// Throws `Findings.Enough` when nothing more is asked for.
    mutating func judge(_ transaction: borrowing Transaction) throws {
        try begin(transaction)
        try judgeTerms(transaction)
        try judgeHouseAccounts(transaction)
        try judgeAccounts(transaction)
        try judgeTransfers(transaction)
        try judgeEntries(transaction)
        try judgeDeposits(transaction)
        try judgeTies(transaction)
        try judgeSums()
    }
}
