import PostgreSQL
import TestBank
import TestSupport
import Testing

@Suite("The journal is only added to")
struct JournalRightsTests {
    private static let appendOnly = ["currency", "rate", "fee_policy", "transfer", "entry", "house_account"]

    @Test("by the application: it may not change or remove a row")
    func application() async throws {
        try await withBank { bank in
            _ = try await bank.openClient(1)
            try await Overseer.run(as: bank.database.url) { app in
                for sql in Self.appendOnly.flatMap(Self.changes) {
                    try await app.expectRefusal(of: sql, with: .insufficientPrivilege, "\(sql)")
                }
            }
        }
    }

    @Test("by the owner and the administrator, too, whatever their session's settings")
    func owner() async throws {
        try await withBank { bank in
            _ = try await bank.openClient(1)
            for url in [bank.database.ownerURL, bank.database.superuserURL] {
                try await Overseer.run(as: url) { overseer in
                    for sql in Self.appendOnly.flatMap(Self.changes) {
                        try await overseer.expectRefusal(of: sql, with: Self.restrictViolation, "\(sql)")
                    }
                }
            }
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                try await superuser.execute("SET session_replication_role = replica")
                for sql in Self.appendOnly.flatMap(Self.changes) {
                    try await superuser.expectRefusal(of: sql, with: Self.restrictViolation, "\(sql)")
                }
                try await superuser.expect("SELECT count(*) FROM ledger.transfer", is: 1)
                try await superuser.expect("SELECT count(*) FROM ledger.entry", is: 1)
            }
        }
    }

    @Test("and an account stays")
    func accounts() async throws {
        try await withBank { bank in
            _ = try await bank.openClient(1)
            for url in [bank.database.ownerURL, bank.database.superuserURL] {
                try await Overseer.run(as: url) { overseer in
                    for sql in ["DELETE FROM ledger.account", "TRUNCATE ledger.account"] {
                        try await overseer.expectRefusal(of: sql, with: Self.restrictViolation, "\(sql)")
                    }
                }
            }
        }
    }

    @Test("and the application gets the least: what it does not need is refused")
    func least() async throws {
        try await withBank { bank in
            _ = try await bank.openClient(1)
            try await Overseer.run(as: bank.database.url) { app in
                for sql in Self.beyondTheApplication {
                    try await app.expectRefusal(of: sql, with: .insufficientPrivilege, "\(sql)")
                }
            }
        }
    }

    @Test("and readers only read")
    func readers() async throws {
        try await withBank { bank in
            _ = try await bank.openClient(1)
            try await Overseer.run(as: bank.database.readerURL) { reader in
                for table in Self.appendOnly + ["account", "quote", "quote_purge", "house_checkpoint", "leg"]
                {
                    _ = try await reader.count("SELECT count(*) FROM ledger.\(table)")
                }
                for sql in Self.beyondTheApplication + [
                    RawTransfer().row, "UPDATE ledger.account SET seq = 0", "DELETE FROM ledger.quote",
                    "UPDATE ledger.house_checkpoint SET balance = 0", "SELECT ledger.rebase_house()",
                    "SELECT ledger.summarize_written_by()",
                    "UPDATE ledger.quote_purge SET purged_before = now()",
                ] {
                    try await reader.expectRefusal(of: sql, with: .insufficientPrivilege, "\(sql)")
                }
            }
        }
    }

    private static let restrictViolation = SQLState("23001")

    private static func changes(_ table: String) -> [String] {
        let column =
            table == "rate" || table == "fee_policy" ? "version" : table == "currency" ? "code" : "user_id"
        return [
            "UPDATE ledger.\(table) SET \(column) = \(column)",
            "UPDATE ledger.\(table) SET \(column) = \(column) WHERE false",
            "DELETE FROM ledger.\(table)", "DELETE FROM ledger.\(table) WHERE false",
            "TRUNCATE ledger.\(table) CASCADE",
        ]
    }

    private static let beyondTheApplication = [
        "UPDATE ledger.account SET user_id = 2", "UPDATE ledger.account SET account_id = 999",
        "UPDATE ledger.account SET balance = 0", "UPDATE ledger.account SET currency = 'EUR'",
        "UPDATE ledger.account SET created_at = now()",
        "DELETE FROM ledger.account", "TRUNCATE ledger.account", "UPDATE ledger.quote SET amount = 1",
        "TRUNCATE ledger.quote", "INSERT INTO ledger.currency VALUES ('GBP', 'Pound', 2, 4)",
        "INSERT INTO ledger.rate VALUES (2, 'USD', 100000000, now())",
        "INSERT INTO ledger.fee_policy VALUES (2, 0, now())",
        "INSERT INTO ledger.house_account VALUES (0, 31, 'fee', 'USD')",
        "INSERT INTO ledger.house_checkpoint VALUES (0, 1, 0, 0)", "DELETE FROM ledger.house_checkpoint",
        "UPDATE ledger.house_checkpoint SET account_id = 2",
        "INSERT INTO ledger.quote_purge VALUES (0, now())",
        "UPDATE ledger.quote_purge SET user_id = 0", "DELETE FROM ledger.quote_purge",
        "CREATE TABLE ledger.t (n int)",
        "CREATE TABLE public.t (n int)", "CREATE SCHEMA other", "DROP TABLE ledger.entry",
        "DROP VIEW ledger.leg",
        "ALTER TABLE ledger.transfer DISABLE TRIGGER ALL",
        "ALTER TABLE ledger.account DROP CONSTRAINT account_balance_check",
        "DROP TRIGGER append_only ON ledger.entry", "CREATE INDEX ON ledger.entry (transfer_id)",
        "CREATE FUNCTION ledger.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "SET session_replication_role = replica",
        "SET ROLE easybilling",
    ]
}
