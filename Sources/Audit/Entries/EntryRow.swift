import Ledger
import PostgreSQL

/// A row of `ledger.entry` as it stands, right or wrong.
struct EntryRow: Sendable {
    let side: Side

    static let all = Statement(
        "audit_entries",
        """
        SELECT user_id, account_id, seq, amount, balance_after, transfer_user_id, transfer_id
        FROM ledger.entry
        """, row: EntryRow.init(reading:))

    init(reading row: inout RowReader) throws(PostgreSQLError) {
        side = Side(
            owner: try row.bigint(), account: try row.bigint(), seq: try row.bigint(),
            change: try row.bigint(), balance: try row.bigint(), transferUser: try row.bigint(),
            transfer: TransferID(bits: try row.uuid()))
    }

    var stateBefore: ChainState {
        ChainState(account: side.account, seq: side.seq &- 1, balance: side.balance &- side.change)
    }

    var stateAfter: ChainState {
        ChainState(account: side.account, seq: side.seq, balance: side.balance)
    }

    /// What is wrong with the row by itself.
    var fault: (check: Check, what: String)? {
        guard side.owner == side.account / 100 else {
            return (.entryForm, "it stands among the rows of user \(side.owner)")
        }
        guard side.seq > 0, side.change != 0 else { return (.entryForm, "it moves \(side.change)") }
        guard (0...AccountHead.balanceMax).contains(side.balance) else {
            return (.entryForm, "it leaves a balance of \(side.balance)")
        }
        return nil
    }
}
