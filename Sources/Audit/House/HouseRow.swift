import Ledger
import PostgreSQL

/// An account of the house with its checkpoint, if it has one.
struct HouseRow: Sendable {
    let account: Int64
    let purpose: String
    let currency: String
    let checkpoint: Int64?
    let foldedBelow: Int64?
    /// The oldest transaction that the audit's snapshot knows to be running.
    let oldestRunning: Int64

    static let all = Statement(
        "audit_house",
        """
        SELECT h.account_id, h.purpose, h.currency, c.balance, c.folded_below,
               pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        FROM ledger.house_account h
        LEFT JOIN ledger.house_checkpoint c ON c.user_id = h.user_id AND c.account_id = h.account_id
        WHERE h.user_id = 0
        ORDER BY h.account_id
        """, row: HouseRow.init(reading:))

    init(reading row: inout RowReader) throws(PostgreSQLError) {
        account = try row.bigint()
        purpose = try row.text()
        currency = try row.text()
        checkpoint = try row.bigintOrNull()
        foldedBelow = try row.bigintOrNull()
        oldestRunning = try row.bigint()
    }

    /// Which account of the house it is; `nil` when it is none that the program knows.
    var houseAccount: HouseAccount? {
        HouseAccount.every.first {
            $0.id.value == account && $0.purpose.name == purpose && $0.currency.code == currency
        }
    }
}

extension HouseAccount {
    static let every = Purpose.allCases.flatMap { purpose in
        Currency.allCases.map { HouseAccount(purpose, $0) }
    }
}
