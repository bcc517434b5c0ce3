import Ledger
import PostgreSQL
import TestBank
import Testing

@testable import LedgerStore

/// What the service's statements cost does not grow with the books: each finds its rows by an index, and
/// reads about as many as it gives.
@Suite("In large books")
struct PlanTests {
    @Test("a page by time reads as many transfers as it shows, from both of its indexes")
    func history() async throws {
        try await FilledBooks.run { superuser in
            for (statement, order) in [
                (ListTransfers.newest, "Backward"), (ListTransfers.oldest, "Index Scan"),
            ] {
                for span in [
                    ("'00000000-0000-0000-0000-000000000000'", "'ffffffff-ffff-ffff-ffff-ffffffffffff'"),
                    ("'00000000-0000-0000-0000-000000000000'", "'00000fff-0000-7000-8000-000000000000'"),
                    ("'00000fff-0000-7000-8000-000000000000'", "'ffffffff-ffff-ffff-ffff-ffffffffffff'"),
                ] {
                    let plan = try await Self.page(superuser, statement, span)
                    #expect(plan.uses("transfer_pkey") && plan.uses("transfer_by_payee"), "\(plan)")
                    #expect(plan.lines.contains { $0.contains(order) }, "\(plan)")
                    #expect(plan.scanned.isEmpty && plan.rowsMax <= 51, "\(plan)")
                }
            }
        }
    }

    @Test("a page by amount reads as many transfers as it shows, from both of its indexes")
    func historyByAmount() async throws {
        try await FilledBooks.run { superuser in
            for (statement, cursors) in [
                (ListTransfers.largest, [("9223372036854775807", Self.lastID), ("120", Self.middleID)]),
                (ListTransfers.smallest, [("-1", Self.firstID), ("120", Self.middleID)]),
            ] {
                for cursor in cursors {
                    let plan = try await Self.page(
                        superuser, statement, Self.all, filter: [21: cursor.0, 22: cursor.1])
                    #expect(plan.uses("transfer_by_amount"), "\(plan)")
                    #expect(plan.uses("transfer_by_payee_and_amount"), "\(plan)")
                    #expect(plan.scanned.isEmpty && plan.rowsMax <= 51, "\(plan)")
                    #expect(plan.buffers < 1000, "\(plan)")
                }
            }
        }
    }

    /// Parameters of the filter, by number.
    private static let filters: [(name: String, parameters: [Int: String])] = [
        ("account", [5: "'{101}'"]), ("account without transfers", [5: "'{103}'"]),
        ("counterparty", [6: "'{501}'"]), ("counterparty unknown", [6: "'{9999901}'"]),
        ("direction in", [7: "'in'"]), ("direction out", [7: "'out'"]),
        ("kind", [8: "'{deposit}'"]), ("currency", [9: "'USD'"]), ("currency unused", [9: "'EUR'"]),
        ("status", [10: "'{refused}'"]), ("any status", [10: "NULL"]),
        ("amounts", [11: "110", 12: "115"]), ("amounts up to", [12: "105"]),
        ("amounts named", [13: "'{111,122,133}'"]),
        ("amounts unknown", [11: "100000"]), ("one amount", [13: "'{120}'"]),
        ("amount excluded", [14: "'{120}'"]), ("account excluded", [15: "'{101}'"]),
        ("time excluded", [16: "'{\(lowID)}'", 17: "'{\(highID)}'"]),
        (
            "times excluded",
            [16: "'{\(lowID),00001000-0000-7000-8000-000000000000}'", 17: "'{\(highID),\(endID)}'"]
        ),
        ("accounts", [5: "'{101,102,103}'"]), ("counterparties", [6: "'{501,601,701}'"]),
        ("text", [18: "'%A•%'"]), ("text unknown", [18: "'%nobody%'"]),
        ("party", [19: "'{501}'"]), ("parties", [19: "'{101}'", 20: "'{501}'"]),
        ("combined", [5: "'{101}'", 7: "'out'", 9: "'USD'", 11: "110", 18: "'%nobody%'"]),
    ]

    @Test("a page with any filter, in any order, reads a bounded part of a long history")
    func filters() async throws {
        try await FilledBooks.run { superuser in
            for sort in TransferSort.allCases {
                for (name, filter) in Self.filters {
                    for (client, span) in [("1", Self.all), ("1", Self.middle), ("5", Self.all)] {
                        let plan = try await Self.page(
                            superuser, ListTransfers.statement(sort), span, of: client, filter: filter)
                        let what: Comment = "\(sort), \(name), client \(client)\n\(plan)"
                        // One more than it looks at, to know that there is one.
                        #expect(plan.scanned.isEmpty && plan.rowsMax <= ListTransfers.candidatesMax + 1, what)
                        // Each candidate is a page of the table, one of the index now and then, and the name
                        // of the other client.
                        #expect(plan.buffers < 10 * ListTransfers.candidatesMax, what)
                        if client == "5" { #expect(plan.rowsMax <= 51 && plan.buffers < 1500, what) }
                    }
                }
            }
        }
    }

    @Test("a long page, and one behind a cursor, reads no more for having a filter")
    func filteredPages() async throws {
        try await FilledBooks.run { superuser in
            for sort in TransferSort.allCases {
                let cursor = sort.isByAmount ? [21: "120", 22: Self.middleID] : [:]
                for (name, filter) in Self.filters {
                    let plan = try await Self.page(
                        superuser, ListTransfers.statement(sort), sort.isByAmount ? Self.all : Self.middle,
                        limit: ListTransfers.limitMax + 1, filter: filter.merging(cursor) { $1 })
                    let what: Comment = "\(sort), \(name)\n\(plan)"
                    #expect(plan.scanned.isEmpty && plan.rowsMax <= ListTransfers.candidatesMax + 1, what)
                    #expect(plan.buffers < 10 * ListTransfers.candidatesMax, what)
                }
            }
        }
    }

    @Test("every parameter of a history's query is in one of the plans that are looked at")
    func coverage() {
        // The client, the limit and the span of ids are in each; 21 and 22 are the cursor by amount.
        let tried = Set(Self.filters.flatMap(\.parameters.keys)).union([1, 2, 3, 4, 21, 22])
        for sort in TransferSort.allCases {
            let named = ListTransfers.statement(sort).sql.matches(of: /\$(\d+)/).compactMap { Int($0.1) }
            #expect(Set(named).isSubset(of: tried), "\(sort)")
        }
        let listing = LedgerStatements.all.compactMap { ($0 as? Statement<HistoryRow>)?.name }
        #expect(Set(listing) == Set(TransferSort.allCases.map { ListTransfers.statement($0).name }))
    }

    @Test("what the posting engine reads, it finds by the keys of the batch")
    func posting() async throws {
        try await FilledBooks.run { superuser in
            let (users, accounts) = ("'{1,5,700,19000}'", "'{101,501,70001,1900001}'")
            let heads = try await superuser.plan(of: ReadBooks.heads, users)
            #expect(
                heads.uses("account_pkey") || heads.uses("account_user_id_currency_key"), "\(heads)")
            #expect(heads.scanned.isEmpty && heads.rowsMax <= 12, "\(heads)")
            let locked = try await superuser.plan(of: ReadBooks.headsUnderLock, users, accounts)
            #expect(locked.uses("account_pkey") && locked.scanned.isEmpty && locked.rowsMax <= 4, "\(locked)")
            let keys = try await superuser.plan(of: ReadBooks.recorded, "'{1,1,5}'", "'{k1-7,unknown,k1-7}'")
            #expect(keys.uses("transfer_key") && keys.scanned.isEmpty && keys.rowsMax <= 3, "\(keys)")
            let quotes = try await superuser.plan(
                of: ReadQuotes.named, "'{1,1}'",
                "'{00000007-0000-7000-8000-000000000001,00000008-0000-7000-8000-000000000001}'")
            #expect(
                quotes.uses("quote_pkey") && quotes.uses("transfer_quote") && quotes.scanned.isEmpty,
                "\(quotes)")
            #expect(quotes.rowsMax <= 2, "\(quotes)")
        }
    }

    @Test("a batch is written, its checks included, without reading a table from end to end")
    func writing() async throws {
        try await FilledBooks.run { superuser in
            // A sound transfer between two new clients, whose accounts and entries go through every trigger.
            try await superuser.execute(
                """
                INSERT INTO ledger.account (user_id, account_id, currency, created_at)
                SELECT 30000 + u, (30000 + u) * 100 + 1, 'USD', now() FROM generate_series(1, 2) u
                """)
            var deposit = RawTransfer.deposit.with([
                "user_id": "30001", "payee_user_id": "30001", "to_account_id": "3000101", "to_seq": "1",
                "to_balance": "500",
            ])
            deposit.entries = ["30001, 3000101, 1, 500, 500"]
            let counted = """
                SELECT relname || ' ' || seq_scan FROM pg_stat_xact_user_tables
                WHERE schemaname = 'ledger' AND seq_scan > 0
                  AND relname IN ('transfer', 'entry', 'account', 'quote')
                """
            try await superuser.execute("BEGIN; \(deposit.sql); SET CONSTRAINTS ALL IMMEDIATE")
            #expect(try await superuser.texts(counted).isEmpty)
            try await superuser.execute("ROLLBACK")
        }
    }

    @Test("the proof of the terms looks at the newest versions alone, however many there are")
    func terms() async throws {
        try await FilledBooks.run { superuser in
            try await superuser.execute(
                """
                INSERT INTO ledger.fee_policy SELECT v, 100, now() FROM generate_series(2, 5000) v;
                INSERT INTO ledger.rate SELECT v, 'USD', 100000000, now() FROM generate_series(2, 5000) v;
                ANALYZE ledger.fee_policy, ledger.rate
                """)
            let proof = try await superuser.plan(of: WriteBatch.requireTerms, "5000", "5000")
            #expect(proof.uses("rate_pkey") && proof.uses("fee_policy_pkey"), "\(proof)")
            #expect(proof.scanned.isEmpty && proof.rowsMax <= 1, "\(proof)")
        }
    }

    @Test("single rows, statements and accounts are found by their keys")
    func lookUps() async throws {
        try await FilledBooks.run { superuser in
            let id = "'00000007-0000-7000-8000-000000000001'"
            let byID = try await superuser.plan(of: FindTransfer.byID, "5", id)
            #expect(
                byID.uses("transfer_pkey") && byID.uses("transfer_by_payee") && byID.rowsMax <= 1, "\(byID)")
            let byKey = try await superuser.plan(of: FindTransfer.byKey, "1", "'k1-7'")
            #expect(byKey.uses("transfer_key") && byKey.rowsMax <= 1, "\(byKey)")
            let currency = try await superuser.plan(of: ReadAccounts.currency, "7", "701")
            #expect(currency.uses("account_pkey") && currency.rowsMax <= 1, "\(currency)")
            let accounts = try await superuser.plan(of: ReadAccounts.ofUser, "7")
            #expect(accounts.scanned.isEmpty && accounts.rowsMax <= 3, "\(accounts)")
            let bounds = try await superuser.plan(
                of: ReadStatement.bounds, "1", "101", "'00000fff-0000-7000-8000-000000000000'", id)
            #expect(bounds.uses("entry_pkey") && bounds.scanned.isEmpty, "\(bounds)")
            #expect(bounds.rowsMax <= 42 && bounds.buffers < 250, "\(bounds)")
            let lines = try await superuser.plan(of: ReadStatement.lines, "1", "101", "500", "540", "1001")
            #expect(lines.uses("entry_pkey") && lines.uses("transfer_pkey"), "\(lines)")
            #expect(lines.scanned.isEmpty && lines.rowsMax <= 40, "\(lines)")
            let longest = try await superuser.plan(
                of: ReadStatement.lines, "1", "101", "0", "19000", "\(ReadStatement.linesMax + 1)")
            #expect(longest.uses("entry_pkey") && longest.uses("transfer_pkey"), "\(longest)")
            #expect(
                longest.scanned.isEmpty && longest.rowsMax <= ReadStatement.linesMax + 1, "\(longest)")
            let balance = try await superuser.plan(of: ReadStatement.balance, "1", "101", "500")
            #expect(balance.uses("entry_pkey") && balance.rowsMax <= 1, "\(balance)")
        }
    }

    @Test("what is new to many clients is found by keys, as far as it is read")
    func news() async throws {
        try await FilledBooks.run { superuser in
            let plan = try await superuser.plan(
                of: ReadNews.news, "'{0,1,2}'", "'{1,5,7}'", "'{0,0,9223372036854775807}'", "'{0,0,1}'",
                "'{101,102,501}'", "'{500,0,0}'", "64")
            #expect(plan.uses("entry_pkey") && plan.uses("transfer_pkey"), "\(plan)")
            #expect(plan.scanned.isEmpty && plan.rowsMax <= 9 * 64, "\(plan)")
        }
    }

    @Test("the purge of quotes finds those that are over by their expiry, and looks at each once")
    func quotes() async throws {
        try await FilledBooks.run { superuser in
            try await superuser.execute(
                """
                UPDATE ledger.quote SET created_at = '2020-01-01',
                    expires_at = '2020-01-02'::timestamptz + n.number * interval '1 s'
                FROM (SELECT quote_id AS id, row_number() OVER () AS number FROM ledger.quote) n
                WHERE id = quote_id;
                ANALYZE ledger.quote
                """)
            let plan = try await superuser.plan(of: PurgeQuotes.purge, "'2021-01-01'", "100")
            #expect(plan.uses("quote_expires_at") && plan.uses("transfer_quote"), "\(plan)")
            #expect(
                !plan.scanned.contains { $0.contains("on quote q") || $0.contains("on transfer") }, "\(plan)")
        }
    }

    @Test("the house's balances are read without the transfers that its checkpoints hold")
    func house() async throws {
        try await FilledBooks.run { superuser in
            // The filling is one transaction; what is written from now on is not in the checkpoints.
            try await superuser.execute(
                """
                UPDATE ledger.house_checkpoint
                SET folded_below = 1 + (SELECT max(written_by) FROM ledger.transfer);
                SELECT ledger.summarize_written_by()
                """)
            let pages = try await superuser.count("SELECT pg_relation_size('ledger.transfer') / 8192")
            // The first time reads the catalogue as well.
            _ = try await superuser.plan(of: HouseBalances.balances)
            let plan = try await superuser.plan(of: HouseBalances.balances)
            #expect(pages > 1000 && plan.buffers < 100, "\(plan.buffers) of \(pages): \(plan)")
        }
    }

    private static let firstID = "'00000000-0000-0000-0000-000000000000'"
    private static let lastID = "'ffffffff-ffff-ffff-ffff-ffffffffffff'"
    private static let middleID = "'00000fff-0000-7000-8000-000000000000'"
    private static let lowID = "00000400-0000-7000-8000-000000000000"
    private static let highID = "00000800-0000-7000-8000-000000000000"
    private static let endID = "00001800-0000-7000-8000-000000000000"
    private static let all = (firstID, lastID)
    private static let middle = ("'\(lowID)'", middleID)

    /// A page, of 50 unless more are asked for, filtered by parameters of those numbers; the others are not
    /// set.
    private static func page(
        _ superuser: Overseer, _ statement: any PreparedStatement, _ span: (String, String),
        of client: String = "1", limit: Int = 51, filter: [Int: String] = [:]
    ) async throws -> Plan {
        let isLargest = statement.name == ListTransfers.largest.name
        var set = [
            1: client, 2: "\(limit)", 3: span.0, 4: span.1, 8: "'{own,external,deposit}'",
            10: "'{completed,refused}'",
            21: isLargest ? "9223372036854775807" : "-1", 22: isLargest ? lastID : firstID,
        ]
        set.merge(filter) { $1 }
        let parametersCount = statement.sql.matches(of: /\$(\d+)/).compactMap { Int($0.1) }.max() ?? 0
        let arguments = (1...parametersCount).map { set[$0] ?? "NULL" }
        return try await superuser.plan(of: statement, arguments.joined(separator: ", "))
    }
}
