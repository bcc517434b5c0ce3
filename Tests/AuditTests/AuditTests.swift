import Audit
import Glibc
import Ledger
import LedgerStore
import PostgreSQL
import TestBank
import TestRandom
import TestSupport
import Testing

@Suite("The audit of the ledger")
struct AuditTests {
    @Test("finds the books of a random story of two instances in order, and adds them up")
    func sound() async throws {
        for seed in Seeds(1) {
            try await withBanks(2) { banks in
                let clients = try await open(4, at: banks[0])
                try await tell(seed, to: banks, clients, submissions: 80)
                let gift = DepositOrder(
                    account: AccountID(owner: clients[0], currency: .eur),
                    amount: try Amount(decimalText: "7.00"), key: try #require(IdempotencyKey("gift")),
                    memo: nil)
                _ = try await banks[1].desk().book(gift)
                let report = try await Audit(url: banks[0].database.readerURL, isComplete: true).run()
                #expect(report.violations == [], "seed \(seed)")
                #expect(report.counts[.accounts] == 12 && report.counts[.deposits] == 1)
                try await Overseer.run(as: banks[0].database.superuserURL) { superuser in
                    for (stage, table) in [(AuditStage.transfers, "transfer"), (.entries, "entry")] {
                        let rows = try await superuser.count("SELECT count(*) FROM ledger.\(table)")
                        #expect(report.counts[stage] == Int(rows), "seed \(seed)")
                    }
                }
                for currency in Currency.allCases {
                    let house = HouseAccount.Purpose.allCases.reduce(Int128(0)) {
                        $0 + report.house[$1, default: CurrencySums()][currency]
                    }
                    #expect(report.clients[currency] + house == 0, "seed \(seed)")
                    #expect(
                        report.house[.fee]?[currency] == Int128(try await banks[0].house(.fee, currency)))
                }
            }
        }
    }

    @Test("finds books in order in which nothing ever happened")
    func empty() async throws {
        try await withDatabase { database in
            let report = try await Audit(url: database.readerURL, isComplete: true).run()
            #expect(report.isClean && report.counts[.transfers] == 0)
        }
    }

    @Test("finds each of many corruptions, names its check first, and the rows")
    func corruptions() async throws {
        try await withSampleBooks { books in
            #expect(try await Audit(url: books.readerURL, isComplete: true).run().violations == [])
            try await corrupt(books, by: Corruption.disarming)
            for corruption in Corruption.all {
                try await withCopy(of: books) { copy in
                    try await corrupt(copy, by: corruption.sql)
                    let found = try await Audit(url: copy.readerURL).run().violations
                    #expect(found.map(\.check) == [corruption.check], "\(corruption.what): \(found)")
                    let said = found.first?.counterExample ?? ""
                    #expect(said.contains(corruption.saying), "\(corruption.what): \(said)")
                }
            }
        }
    }

    @Test("has a corruption for every check that can fail alone")
    func coverage() {
        // When all else holds, everything adds up to zero: that sum is there for faults of the audit itself.
        #expect(Set(Corruption.all.map(\.check)) == Set(Check.allCases).subtracting([.netZero]))
    }

    @Test("goes on to every check that does not hold, when asked to")
    func complete() async throws {
        try await withSampleBooks { books in
            try await corrupt(
                books,
                by: Corruption.disarming + """
                    UPDATE ledger.account SET balance = 100 WHERE account_id = 303;
                    UPDATE ledger.transfer SET fee = 11 WHERE idempotency_key = 'out-1'
                    """)
            let found = try await Audit(url: books.readerURL, isComplete: true).run().violations
            #expect(found.map(\.check) == [.transferFee, .accountHead, .entrySide, .netZero], "\(found)")
        }
    }

    @Test("finds every change of one number of a completed transfer, an entry, an account or a deposit")
    func randomChanges() async throws {
        let places: [(table: String, columns: [String])] = [
            (
                "transfer",
                [
                    "from_amount", "from_seq", "from_balance", "fee", "to_amount", "to_seq", "to_balance",
                    "rate_version", "rate_from", "rate_to", "fee_version", "fee_basis_points",
                    "from_account_id", "to_account_id", "user_id", "payee_user_id",
                ]
            ),
            ("entry", ["user_id", "account_id", "seq", "amount", "balance_after", "transfer_user_id"]),
            ("account", ["user_id", "account_id", "balance", "seq"]),
            ("deposit", ["user_id", "transfer_user_id"]),
        ]
        try await withSampleBooks { books in
            try await corrupt(books, by: Corruption.disarming)
            for seed in Seeds(20) {
                var random = SeededRandom(seed: seed)
                let (table, columns) = random.pick(places)
                let column = random.pick(columns)
                let change = random.magnitude(upTo: 1_000_000) * (random.chance(oneIn: 2) ? 1 : -1)
                let rows = table == "transfer" ? "WHERE refusal IS NULL" : ""
                // Of the deposits by an operator there is but one.
                let place = table == "deposit" ? 0 : Int.random(in: 0..<5, using: &random)
                let sql = """
                    UPDATE ledger.\(table) SET \(column) = coalesce(\(column), 0) + (\(change))
                    WHERE ctid = (SELECT ctid FROM ledger.\(table) \(rows)
                                  \(["transfer", "account"].contains(table) ? "ORDER BY created_at" : "")
                                  OFFSET \(place) LIMIT 1)
                    """
                try await withCopy(of: books) { copy in
                    try await corrupt(copy, by: sql)
                    let report = try await Audit(url: copy.readerURL).run()
                    #expect(!report.isClean, "seed \(seed): \(sql)")
                }
            }
        }
    }

    @Test("sees one moment of books that are being written, and finds it in order")
    func live() async throws {
        try await withBanks(2) { banks in
            let clients = try await open(4, at: banks[0])
            async let story: Void = tell(7, to: banks, clients, submissions: 150)
            for _ in 0..<8 {
                let report = try await Audit(url: banks[0].database.readerURL, isComplete: true).run()
                #expect(report.violations == [])
            }
            try await story
        }
    }

    @Test("says that it could not come to its end, and not that the books are in order")
    func failures() async throws {
        try await withSampleBooks { books in
            await #expect(throws: PostgreSQLError.self) {
                try await Audit(url: "host=/nonexistent dbname=none").run()
            }
            try await Overseer.run(as: books.superuserURL) { superuser in
                try await superuser.execute("REVOKE SELECT ON ledger.entry FROM easybilling_reader")
            }
            await #expect(throws: PostgreSQLError.self) { try await Audit(url: books.readerURL).run() }
        }
    }

    @Test(
        "waits no longer than its patience for a database that neither answers nor goes away",
        .timeLimit(.minutes(10)))
    func standstill() async throws {
        try await withSampleBooks { books in
            try await Overseer.run(as: books.superuserURL) { superuser in
                try await superuser.execute(
                    """
                    ALTER TABLE ledger.entry RENAME TO entry_kept;
                    CREATE VIEW ledger.entry AS
                        SELECT * FROM ledger.entry_kept WHERE seq < 4 OR pg_sleep(3600) IS NULL;
                    GRANT SELECT ON ledger.entry TO easybilling_reader
                    """)
                async let verdict = Audit(url: books.readerURL, patience: .seconds(5)).run()
                let backend = try await poll("an audit that stands still") {
                    let found = try await superuser.texts(
                        """
                        SELECT pid::text FROM pg_stat_activity
                        WHERE datname = current_database() AND application_name = 'easybilling-verify'
                          AND wait_event = 'PgSleep'
                        """)
                    return found.first.flatMap { Int32($0) }
                }
                #expect(kill(backend, SIGSTOP) == 0)
                defer { kill(backend, SIGCONT) }
                do {
                    let report = try await verdict
                    Issue.record("an audit that could not read on has a verdict: \(report)")
                } catch let error as PostgreSQLError {
                    #expect(error.reason == .deadlineExceeded, "\(error)")
                }
            }
        }
    }

    @Test("is refused nothing as the reader, and may change nothing")
    func rights() async throws {
        try await withSampleBooks { books in
            try await Overseer.run(as: books.readerURL) { reader in
                for sql in [
                    "UPDATE ledger.account SET balance = 1", "DELETE FROM ledger.entry",
                    "SELECT password_hash FROM identity.user", "SELECT email FROM identity.user",
                ] { try await reader.expectRefusal(of: sql, with: .insufficientPrivilege, "\(sql)") }
            }
        }
    }

    private func corrupt(_ database: TestDatabase, by sql: String) async throws {
        try await Overseer.run(as: database.superuserURL) { try await $0.execute(sql) }
    }

    private func open(_ count: Int64, at bank: Bank) async throws -> [UserID] {
        var clients: [UserID] = []
        for number in 1...count { clients.append(try await bank.openClient(number)) }
        return clients
    }

    /// The same clients' story, told to all of the banks at once.
    private func tell(
        _ seed: UInt64, to banks: [Bank], _ clients: [UserID], submissions: Int
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, bank) in banks.enumerated() {
                group.addTask {
                    var story = Story(seed: seed &+ UInt64(number), clients: clients)
                    try await story.tell(to: bank, submissions: submissions)
                }
            }
            try await group.waitForAll()
        }
    }
}
