package import Ledger
package import PostgreSQL

/// Reads clients' accounts as they stand.
package enum ReadAccounts {
    static let ofUser = Statement(
        "accounts_of_user",
        """
        SELECT a.account_id, a.currency, a.balance, a.seq, a.created_at, coalesce(t.created_at, a.created_at)
        FROM ledger.account a
        LEFT JOIN ledger.entry e ON e.user_id = a.user_id AND e.account_id = a.account_id AND e.seq = a.seq
        LEFT JOIN ledger.transfer t ON t.user_id = e.transfer_user_id AND t.transfer_id = e.transfer_id
        WHERE a.user_id = $1
        ORDER BY a.account_id
        LIMIT 9
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) -> Account in
        let id = try row.accountID()
        let currency = try row.closedSet(Currency.self)
        return Account(
            id: id, head: AccountHead(currency: currency, balance: try row.bigint(), seq: try row.bigint()),
            createdAt: try row.timestamp(), updatedAt: try row.timestamp())
    }

    static let currency = Statement(
        "account_currency",
        "SELECT a.currency FROM ledger.account a WHERE a.user_id = $1 AND a.account_id = $2"
    ) { (row: inout RowReader) throws(PostgreSQLError) -> Currency in try row.closedSet(Currency.self) }

    /// A client's accounts in the order of sign-up; empty for a user who does not exist.
    package static func of(_ user: UserID, from pool: ConnectionPool) async throws -> [Account] {
        try await pool.query(ofUser(.user(user)))
    }

    /// What an account is held in; `nil` if there is no such account.
    package static func currency(of account: AccountID, from pool: ConnectionPool) async throws -> Currency? {
        try await pool.query(currency(.user(account.owner), .account(account))).first
    }
}
