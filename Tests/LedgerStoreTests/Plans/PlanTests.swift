import PostgreSQL
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

    @Test("a page by amount reads the client's own transfers and nobody else's")
    func historyByAmount() async throws {
        try await FilledBooks.run { superuser in
            for statement in [ListTransfers.largest, ListTransfers.smallest] {
                let all = ("'00000000-0000-0000-0000-000000000000'", "'ffffffff-ffff-ffff-ffff-ffffffffffff'")
                let plan = try await Self.page(superuser, statement, all)
                #expect(plan.scanned.isEmpty && plan.rowsMax <= 20_000, "\(plan)")
            }
        }
    }

    @Test("what the posting engine reads, it finds by the keys of the batch")
    func posting() async throws {
        try await FilledBooks.run { superuser in
            let (users, accounts) = ("'{1,5,700,19000}'", "'{101,501,70001,1900001}'")
            for heads in [ReadBooks.heads, ReadBooks.headsUnderLock] {
                let plan = try await superuser.plan(of: heads, users, accounts)
                #expect(plan.uses("account_pkey") && plan.scanned.isEmpty && plan.rowsMax <= 4, "\(plan)")
            }
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
            deposit.heads = ["3000101, 500, 1"]
            deposit.entries = ["30001, 3000101, 1, 500, 500"]
            let counted = """
                SELECT relname || ' ' || seq_scan FROM pg_stat_xact_user_tables
                WHERE schemaname = 'ledger' AND seq_scan > 0
                  AND relname IN ('transfer', 'entry', 'account', 'quote')
                """
            try await superuser.execute("BEGIN; \(deposit.sql); SET CONSTRAINTS ALL IMMEDIATE")
            #expect(try await superuser.texts(counted).isEmpty)
            try await superuser.execute("ROLLBACK")
            let heads = try await superuser.plan(
                of: WriteBatch.heads, "'{1,5}'", "'{101,501}'", "'{7,7}'", "'{8,8}'", "'{1,1}'")
            #expect(heads.uses("account_pkey") && heads.scanned.isEmpty && heads.rowsMax <= 2, "\(heads)")
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
            #expect(bounds.uses("transfer_pkey") && bounds.uses("transfer_by_payee"), "\(bounds)")
            #expect(bounds.scanned.isEmpty && bounds.rowsMax <= 4, "\(bounds)")
            let lines = try await superuser.plan(of: ReadStatement.lines, "1", "101", "500", "540", "1001")
            #expect(lines.uses("entry_pkey") && lines.uses("transfer_pkey"), "\(lines)")
            #expect(lines.scanned.isEmpty && lines.rowsMax <= 40, "\(lines)")
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

    private static func page(
        _ superuser: Overseer, _ statement: any PreparedStatement, _ span: (String, String)
    ) async throws -> Plan {
        let kinds = "'{own,external,deposit}'"
        let statuses = "'{completed,refused}'"
        var arguments = ["1", "51", span.0, span.1, "NULL", "NULL", "NULL", kinds, "NULL", statuses]
        // The rest of the filter, and the cursor by amount: not set.
        let parametersCount = statement.sql.matches(of: /\$(\d+)/).compactMap { Int($0.1) }.max() ?? 0
        arguments += Array(repeating: "NULL", count: parametersCount - arguments.count)
        return try await superuser.plan(of: statement, arguments.joined(separator: ", "))
    }
}
