package import Ledger
package import PostgreSQL

/// What the house holds on each of its accounts: the checkpoint and every leg written since, exact at any
/// moment.
package enum HouseBalances {
    static let balances = Statement(
        "house_balances",
        """
        SELECT h.account_id, h.purpose, h.currency, c.balance + coalesce((
            SELECT sum(leg.amount)::bigint FROM ledger.leg leg
            WHERE leg.account_id = h.account_id AND leg.written_by >= c.folded_below), 0)
        FROM ledger.house_account h
        JOIN ledger.house_checkpoint c ON c.user_id = h.user_id AND c.account_id = h.account_id
        ORDER BY h.account_id
        LIMIT 99
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) -> Balance in
        let account = try row.accountID()
        let purpose = try row.text()
        let currency = try row.closedSet(Currency.self)
        return Balance(
            account: account, purpose: purpose, money: Money(minorUnits: try row.bigint(), currency: currency)
        )
    }

    /// One account of the house as it stands.
    package struct Balance: Sendable {
        package let account: AccountID
        /// `fee`, `conversion` or `deposit`
        package let purpose: String
        package let money: Money
    }

    package static func run(in pool: ConnectionPool) async throws -> [Balance] {
        try await pool.query(balances())
    }
}
