package import Ledger
package import PostgreSQL

/// Opens a new client's accounts with the sign-up's deposit, inside the transaction that makes the client.
package enum OpenAccounts {
    /// What a new client finds on the USD account: 100.00 USD.
    package static let deposit = Money(minorUnits: 100_00, currency: .usd)

    static let accounts = Statement<Void>(
        "open_accounts",
        """
        INSERT INTO ledger.account (user_id, account_id, currency, created_at)
        SELECT $1, a.account_id, a.currency, $2
        FROM unnest($3::bigint[], $4::text[]) AS a (account_id, currency)
        """)

    /// Opens an account in every currency and books the deposit from the house to the USD account.
    ///
    /// Nothing half-made is ever visible: all rows belong to the caller's transaction.
    package static func run(
        for user: UserID, stamp: TransferStamp, terms: Terms, in transaction: borrowing Transaction
    ) throws(PostgreSQLError) {
        let destination = AccountID(owner: user, currency: deposit.currency)
        let head = EntryPosition(seq: 1, balanceAfter: deposit.minorUnits)
        let transfer = Transfer.deposit(
            deposit, on: destination, head, key: .signUpDeposit, memo: nil, stamp, terms)
        let entry = Entry(
            account: destination, position: head, amount: deposit.minorUnits, transferUser: user,
            transfer: stamp.id)
        _ = try transaction.pipeline(
            accounts(
                .user(user), .timestamp(stamp.time),
                .bigints(Currency.allCases.map { AccountID(owner: user, currency: $0).value }),
                .texts(Currency.allCases.map(\.code))),
            WriteBatch.transfers(of: [transfer]), WriteBatch.entries(of: [entry]))
    }
}
