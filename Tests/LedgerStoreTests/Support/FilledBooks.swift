import PostgreSQL
import TestBank
import TestSupport

/// Books with so many rows that the planner has something to choose: 20,000 clients, of whom the first has
/// 20,000 transfers made, 20,000 received and 20,000 quotes, and among everybody else there are as many
/// again.
enum FilledBooks {
    static func run(_ body: @Sendable (Overseer) async throws -> Void) async throws {
        try await withDatabase { database in
            try await Overseer.run(as: database.superuserURL) { superuser in
                try await superuser.execute(filling)
                try await superuser.execute("ANALYZE")
                try await body(superuser)
            }
        }
    }

    /// The same for who asks the way the service does; nothing is posted.
    static func run(_ body: @Sendable (Bank, Overseer) async throws -> Void) async throws {
        try await withDatabase { database in
            try await Overseer.run(as: database.superuserURL) { superuser in
                try await superuser.execute(filling)
                try await superuser.execute("ANALYZE")
                let bank = try Bank(on: database)
                let outcome: Result<Void, any Error>
                do {
                    outcome = .success(try await body(bank, superuser))
                } catch {
                    outcome = .failure(error)
                }
                await bank.pool.close(deadline: .seconds(5))
                try outcome.get()
            }
        }
    }

    /// Chains and heads are of no interest to the planner, so their triggers are off meanwhile.
    private static let filling = """
        ALTER TABLE ledger.entry DISABLE TRIGGER entry_continues_books;
        ALTER TABLE ledger.entry DISABLE TRIGGER entry_is_side_of_transfer;
        INSERT INTO ledger.account (user_id, account_id, currency, created_at)
        SELECT n, n * 100 + c.account_number, c.code, now()
        FROM generate_series(1, 20000) n, ledger.currency c;
        INSERT INTO identity.user
        SELECT n, n || '@b', 'Ann', 'A•••', '$argon2id$', now() FROM generate_series(1, 20000) n;
        INSERT INTO ledger.quote
        SELECT 1, \(id("n", 1)), 101, 201, 'USD', 'USD', 100, 1, 100, 'amount', 1, 1, 1, 1, 100,
               now(), now() + '1 day'
        FROM generate_series(1, 20000) n;
        \(transfers(from: "1", to: "n % 19999 + 2", 1));
        \(transfers(from: "n % 19999 + 2", to: "1", 2));
        \(transfers(from: "n % 19999 + 2", to: "(n * 7) % 19999 + 2", 3));
        INSERT INTO ledger.entry
        SELECT t.user_id, t.from_account_id,
               row_number() OVER (PARTITION BY t.from_account_id ORDER BY t.transfer_id),
               -101, 1000, t.user_id, t.transfer_id
        FROM ledger.transfer t;
        ALTER TABLE ledger.entry ENABLE ALWAYS TRIGGER entry_continues_books;
        ALTER TABLE ledger.entry ENABLE ALWAYS TRIGGER entry_is_side_of_transfer;
        """

    private static func transfers(from: String, to: String, _ series: Int) -> String {
        """
        INSERT INTO ledger.transfer (
            user_id, transfer_id, payee_user_id, idempotency_key, kind,
            from_account_id, from_currency, from_amount, from_seq, from_balance, fee,
            to_account_id, to_currency, to_amount, to_seq, to_balance,
            rate_version, rate_from, rate_to, fee_version, fee_basis_points, fixed_side, quote_id, created_at)
        SELECT t.payer, \(id("n", series)), t.payee, 'k\(series)-' || n, 'external',
               t.payer * 100 + 1, 'USD', 100 + n % 50, 1, 1000, 2,
               t.payee * 100 + 1, 'USD', 100 + n % 50, 1, 1000,
               1, 1, 1, 1, 100, 'amount', CASE WHEN t.payer = 1 AND n % 2 = 0 THEN \(id("n", 1)) END, now()
        FROM generate_series(1, 20000) n
        CROSS JOIN LATERAL (SELECT (\(from))::bigint AS payer, (\(to))::bigint AS payee) t
        WHERE t.payer <> t.payee AND n % 50 > 0
        """
    }

    private static func id(_ number: String, _ series: Int) -> String {
        "(lpad(to_hex(\(number)), 8, '0') || '-0000-7000-8000-00000000000\(series)')::uuid"
    }
}
