import Ledger
package import PostgreSQL

/// What clients and the house hold of each currency together: zero, or something is wrong.
///
/// The one figure of the audit that is cheap enough for every minute: no journal is read but what was written
/// behind the house's checkpoints. It is told by heads, not by chains, so it replaces no audit.
package enum Imbalance {
    /// How long the sum may take; on large books it reads every account.
    package static let deadline: Duration = .seconds(30)

    package static let statements: [any PreparedStatement] = [sums]

    /// One statement, so one snapshot. Sums of bigint are numeric, which no sum overflows.
    static let sums = Statement(
        "ledger_imbalance",
        """
        SELECT held.currency, sum(held.amount)::text
        FROM (
            SELECT a.currency, sum(a.balance) AS amount FROM ledger.account a GROUP BY a.currency
            UNION ALL
            SELECT h.currency, c.balance
            FROM ledger.house_checkpoint c
            JOIN ledger.house_account h ON h.user_id = c.user_id AND h.account_id = c.account_id
            UNION ALL
            SELECT leg.currency, leg.amount
            FROM ledger.leg leg
            JOIN ledger.house_checkpoint c ON c.account_id = leg.account_id
            WHERE leg.written_by >= c.folded_below
              AND leg.written_by >= (SELECT min(folded_below) FROM ledger.house_checkpoint)
        ) held
        GROUP BY held.currency
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) -> (currency: Currency, sum: Int128) in
        guard let currency = Currency(rawValue: try row.text()), let sum = Int128(try row.text()) else {
            throw PostgreSQLError(.unexpectedColumn, underlyingMessage: "expected a sum of a currency")
        }
        return (currency, sum)
    }

    /// In minor units; a currency of which nobody has anything is zero as well.
    package static func run(in pool: ConnectionPool) async throws(PostgreSQLError) -> CurrencySums {
        var imbalance = CurrencySums()
        for row in try await pool.query(sums(), deadline: deadline) { imbalance[row.currency] = row.sum }
        return imbalance
    }
}
