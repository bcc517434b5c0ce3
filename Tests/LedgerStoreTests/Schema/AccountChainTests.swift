import PostgreSQL
import TestBank
import TestSupport
import Testing

@Suite("The database keeps each account's chain")
struct AccountChainTests {
    @Test("and takes what continues it, and moves the heads with the entries")
    func sound() async throws {
        try await withApplication { app in
            try await app.execute(RawTransfer().sql)
            try await app.expect("SELECT count(*) FROM ledger.entry", is: 4)
            try await app.expect("SELECT balance FROM ledger.account WHERE account_id = 101", is: 8990)
        }
    }

    @Test("from an entry that does not continue the books")
    func entries() async throws {
        let from = "1, 101, 2, -1010, 8990"
        let to = "2, 202, 1, 6940, 6940"
        try await expectRefusals(
            by: "entry_continues_books",
            [
                ("a gap in seq", ["1, 101, 3, -1010, 8990", to]),
                ("the balance is not the sum", ["1, 101, 2, -1010, 8991", to]),
                ("a first entry that begins with something", [from, "2, 202, 1, 6940, 6941"]),
                ("a first entry that is not the first", [from, "2, 202, 2, 6940, 6940"]),
            ])
        try await expectRefusals(
            by: "entry_is_side_of_transfer",
            [
                ("the amount is not the transfer's", ["1, 101, 2, -1000, 9000", to]),
                ("the sign is turned", ["1, 101, 2, 1010, 11010", to]),
                ("the account is not the transfer's", [from, to, "1, 102, 1, 5, 5"]),
                ("the payee's other account", [from, "2, 203, 1, 6940, 6940"]),
                ("the same step twice", [from, to, "1, 101, 3, -1010, 7980"]),
            ])
        try await expectRefusals(
            by: "entry_continues_books",
            [("steps that do not follow each other", [from, to, "1, 101, 3, -1010, 7981"])])
        try await expectRefusals(by: "entry_pkey", [("seq is taken", ["1, 101, 1, -1010, 8990", to])])
        try await expectRefusals(by: "entry_amount_check", [("nothing moved", ["1, 101, 2, 0, 10000", to])])
        try await expectRefusals(
            by: "entry_balance_after_check",
            [
                ("below zero", ["1, 101, 2, -10001, -1", to]),
                ("above the largest", [from, "2, 202, 1, 9000000000000001, 9000000000000001"]),
            ])
        try await expectRefusals(
            by: "entry_check", [("another owner's rows", [from, "1, 202, 1, 6940, 6940"])])
        try await expectRefusals(by: "entry_seq_check", [("seq zero", ["1, 101, 0, -1010, 8990", to])])
    }

    @Test("from an entry without its transfer, or of one that was refused")
    func withoutTransfer() async throws {
        try await withApplication { app in
            var unnamed = RawTransfer()
            unnamed.entriesName = "1, '019c1400-0000-7000-8000-0000000000ff'"
            try await app.expectRefusal(of: unnamed.sql, by: "entry_is_side_of_transfer")
            var anothers = RawTransfer()
            anothers.entriesName = "2, '019c1400-0000-7000-8000-000000000001'"
            try await app.expectRefusal(of: anothers.sql, by: "entry_is_side_of_transfer")
            var refused = RawTransfer().refused
            refused.entries = RawTransfer().entries
            try await app.expectRefusal(of: refused.sql, by: "entry_is_side_of_transfer")
        }
    }

    @Test("from a head that moves without its entries, whoever moves it")
    func heads() async throws {
        try await withBank { bank in
            _ = (try await bank.openClient(1), try await bank.openClient(2))
            for url in [bank.database.ownerURL, bank.database.superuserURL] {
                try await Overseer.run(as: url) { overseer in
                    for change in [
                        "balance = 10001", "seq = 2", "seq = 0", "balance = 0, seq = 0",
                        "balance = 10000, seq = 2", "user_id = 2, account_id = 204", "currency = 'EUR'",
                        "created_at = now()",
                    ] {
                        let sql = "UPDATE ledger.account SET \(change) WHERE account_id = 101"
                        try await overseer.expectRefusal(
                            of: sql, by: "account_head_follows_entries", "\(change)")
                    }
                }
            }
            try await Overseer.run(as: bank.database.url) { app in
                try await app.expectRefusal(
                    of: "UPDATE ledger.account SET seq = 2 WHERE account_id = 101",
                    by: "account_head_follows_entries")
                try await app.expectTaken("UPDATE ledger.account SET seq = seq", "to lock is not to move")
                try await app.expect("SELECT balance FROM ledger.account WHERE account_id = 101", is: 10000)
                try await app.expect("SELECT seq FROM ledger.account WHERE account_id = 101", is: 1)
            }
        }
    }

    @Test("from a balance below zero or above the largest, even where no trigger watches")
    func balances() async throws {
        try await withBank { bank in
            _ = try await bank.openClient(1)
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                try await superuser.execute(
                    "ALTER TABLE ledger.account DISABLE TRIGGER account_head_follows_entries")
                for balance in ["-1", "9000000000000001"] {
                    let sql = "UPDATE ledger.account SET balance = \(balance) WHERE account_id = 101"
                    try await superuser.expectRefusal(of: sql, by: "account_balance_check")
                }
                let sql = "UPDATE ledger.account SET seq = -1 WHERE account_id = 101"
                try await superuser.expectRefusal(of: sql, by: "account_seq_check")
            }
        }
    }

    @Test(
        "from an account that opens with something, is another's, or the owner's second of a currency"
    )
    func openings() async throws {
        try await withApplication { app in
            for (constraint, values) in [
                ("account_head_follows_entries", "3, 301, 'USD', 5, 0"),
                ("account_head_follows_entries", "3, 301, 'USD', 0, 1"),
                ("account_check", "3, 401, 'USD', 0, 0"), ("account_user_id_check", "0, 1, 'USD', 0, 0"),
                ("account_currency", "3, 301, 'EUR', 0, 0"), ("account_currency", "3, 304, 'USD', 0, 0"),
                ("account_currency", "3, 301, 'GBP', 0, 0"), ("account_currency", "3, 311, 'USD', 0, 0"),
                ("account_pkey", "1, 101, 'USD', 0, 0"),
            ] {
                let sql = """
                    INSERT INTO ledger.account (user_id, account_id, currency, balance, seq, created_at)
                    VALUES (\(values), now())
                    """
                try await app.expectRefusal(of: sql, by: constraint, "\(values)")
            }
            let sound = """
                INSERT INTO ledger.account (user_id, account_id, currency, created_at)
                SELECT 3, 300 + c.account_number, c.code, now() FROM ledger.currency c
                """
            try await app.expectTaken(sound, "every currency has its place")
        }
    }

    @Test("whatever the session's settings")
    func replica() async throws {
        try await withBank { bank in
            _ = (try await bank.openClient(1), try await bank.openClient(2))
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                try await superuser.execute("SET session_replication_role = replica")
                var gap = RawTransfer()
                gap.entries[0] = "1, 101, 3, -1010, 8990"
                try await superuser.expectRefusal(of: gap.sql, by: "entry_continues_books")
                for change in ["balance = 1", "currency = 'EUR'", "user_id = 2, account_id = 204"] {
                    let sql = "UPDATE ledger.account SET \(change) WHERE account_id = 101"
                    try await superuser.expectRefusal(of: sql, by: "account_head_follows_entries")
                }
                let another = "INSERT INTO ledger.account VALUES (3, 401, 'USD', 0, 0, now())"
                try await superuser.expectRefusal(of: another, by: "account_check")
            }
        }
    }

    @Test("from an account that becomes another, by whatever way")
    func identity() async throws {
        try await withBank { bank in
            _ = try await bank.openClient(1)
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                for change in ["balance = 1", "currency = 'EUR'"] {
                    let sql = """
                        INSERT INTO ledger.account VALUES (1, 101, 'USD', 0, 0, now())
                        ON CONFLICT (user_id, account_id) DO UPDATE SET \(change)
                        """
                    try await superuser.expectRefusal(of: sql, by: "account_head_follows_entries")
                }
                // Changes that are replicated from another server fire triggers of rows alone.
                try await superuser.execute("ALTER TABLE ledger.account DISABLE TRIGGER account_stays")
                for change in ["account_id = 104", "created_at = created_at + '1 s'"] {
                    let sql = "UPDATE ledger.account SET \(change) WHERE account_id = 101"
                    try await superuser.expectRefusal(of: sql, by: "account_head_follows_entries")
                }
            }
            try await Overseer.run(as: bank.database.ownerURL) { owner in
                let sql = "ALTER TABLE ledger.account ALTER COLUMN balance TYPE bigint USING balance + 1"
                // "cannot alter type of a column used in a trigger definition"
                try await owner.expectRefusal(of: sql, with: .featureNotSupported)
            }
        }
    }

    private func expectRefusals(
        by constraint: String, _ cases: [(String, [String])],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await withApplication { app in
            for (what, entries) in cases {
                var transfer = RawTransfer()
                transfer.entries = entries
                try await app.expectRefusal(
                    of: transfer.sql, by: constraint, "\(what)", sourceLocation: sourceLocation)
            }
        }
    }

    private func withApplication(_ body: @Sendable (Overseer) async throws -> Void) async throws {
        try await withBank { bank in
            _ = (try await bank.openClient(1), try await bank.openClient(2))
            try await Overseer.run(as: bank.database.url, body)
        }
    }
}
