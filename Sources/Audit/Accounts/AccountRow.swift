import Ledger
import PostgreSQL

/// A row of `ledger.account` as it stands, right or wrong.
struct AccountRow: Sendable {
    let user: Int64
    let account: Int64
    let currency: String
    let balance: Int64
    let seq: Int64

    static let all = Statement(
        "audit_accounts", "SELECT user_id, account_id, currency, balance, seq FROM ledger.account",
        row: AccountRow.init(reading:))

    init(reading row: inout RowReader) throws(PostgreSQLError) {
        user = try row.bigint()
        account = try row.bigint()
        currency = try row.text()
        balance = try row.bigint()
        seq = try row.bigint()
    }

    /// What is wrong with the row by itself.
    var fault: (check: Check, what: String)? {
        guard let id = AccountID(account), user > 0, id.owner.value == user else {
            return (.accountOwner, "it stands among the rows of user \(user)")
        }
        guard let expected = id.currency, expected.code == currency else {
            return (.accountCurrency, "it is held in \(currency)")
        }
        guard (0...AccountHead.balanceMax).contains(balance) else {
            return (.accountBalance, "the balance is \(balance)")
        }
        return nil
    }
}
