package import Ledger
package import PostgreSQL

/// What the house holds on each of its accounts: the checkpoint and every leg written since, exact at any
/// moment.
package enum HouseBalances {
    /// One statement, so that checkpoints and legs are of one moment whatever is posted or folded meanwhile.
    static let balances = Statement(
        "house_balances",
        """
        SELECT h.account_id, h.purpose, h.currency, c.balance, coalesce(later.amount, 0),
               coalesce(later.legs, 0), c.folded_below,
               c.folded_below <= ledger.write_order(pg_snapshot_xmin(pg_current_snapshot())),
               c.folded_below = (SELECT min(folded_below) FROM ledger.house_checkpoint)
        FROM ledger.house_account h
        JOIN ledger.house_checkpoint c ON c.user_id = h.user_id AND c.account_id = h.account_id
        LEFT JOIN ledger.house_legs(
            (SELECT min(folded_below) FROM ledger.house_checkpoint), \(Int64.max)) later
            ON later.account_id = h.account_id
        ORDER BY h.account_id
        LIMIT 99
        """, row: BalanceRow.init(reading:))

    /// One account of the house as it stands.
    package struct Balance: Sendable {
        package let account: AccountID
        package let purpose: HouseAccount.Purpose
        package let money: Money
        /// The part of it that the checkpoint holds.
        package let checkpoint: Money
        /// Legs that are counted behind the checkpoint.
        package let legsSince: Int64
        /// The checkpoint holds what was written below this place of the write order.
        package let foldedBelow: Int64
    }

    /// Throws a `HouseError` rather than give a sum that is not exact.
    package static func run(in pool: ConnectionPool) async throws -> [Balance] {
        try await pool.query(balances()).map { row throws(HouseError) in
            guard row.isCurrent else { throw .restored }
            guard row.isTogether else { throw .checkpointsApart }
            return row.balance
        }
    }
}

/// A balance, and whether its watermark is one of this cluster's and the others'.
struct BalanceRow: Sendable {
    let balance: HouseBalances.Balance
    let isCurrent: Bool
    let isTogether: Bool

    init(reading row: inout RowReader) throws(PostgreSQLError) {
        let account = try row.accountID()
        guard let purpose = HouseAccount.Purpose(name: try row.text()) else {
            throw .unreadable("a house account's purpose")
        }
        let currency = try row.closedSet(Currency.self)
        let (checkpoint, later) = (try row.bigint(), try row.bigint())
        balance = HouseBalances.Balance(
            account: account, purpose: purpose,
            money: Money(minorUnits: checkpoint + later, currency: currency),
            checkpoint: Money(minorUnits: checkpoint, currency: currency),
            legsSince: try row.bigint(), foldedBelow: try row.bigint())
        isCurrent = try row.bool()
        isTogether = try row.bool()
    }
}
