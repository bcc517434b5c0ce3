import Ledger
import PostgreSQL

/// A row of `ledger.deposit`, what an operator booked under a key, as it stands, right or wrong.
struct DepositRow: Sendable {
    let user: Int64
    let key: String
    let transferUser: Int64
    let transfer: TransferID

    static let all = Statement(
        "audit_deposits", "SELECT user_id, key, transfer_user_id, transfer_id FROM ledger.deposit",
        row: DepositRow.init(reading:))

    init(reading row: inout RowReader) throws(PostgreSQLError) {
        user = try row.bigint()
        key = try row.text()
        transferUser = try row.bigint()
        transfer = TransferID(bits: try row.uuid())
    }

    /// The deposit that it has to be, in the words of its transfer.
    var deed: DepositDeed {
        let bookedKey = IdempotencyKey.depositPrefix + key
        return DepositDeed(user: transferUser, transfer: transfer, key: bookedKey, isDeposit: true)
    }

    /// What is wrong with the row by itself.
    var fault: (check: Check, what: String)? {
        guard user == 0 else { return (.depositTransfer, "it stands among the rows of user \(user)") }
        guard IdempotencyKey(key) != nil else {
            return (.depositTransfer, "the key has a form that no operator's has")
        }
        return nil
    }
}
