extension Search {
    /// What no stream can tell in constant memory, and the database's indexes can: run in every audit.
    static let always: [Search] = [
        userAccounts,
        Search(
            .keyOnce,
            """
            SELECT format('user %s has %s transfers under the key %s',
                          t.user_id, count(*), t.idempotency_key)
            FROM ledger.transfer t
            GROUP BY t.user_id, t.idempotency_key
            HAVING count(*) > 1
            LIMIT 1
            """),
        Search(
            .depositOnce,
            """
            SELECT format('%s deposits are listed under the key %s', count(*), d.key)
            FROM ledger.deposit d
            GROUP BY d.user_id, d.key
            HAVING count(*) > 1
            LIMIT 1
            """),
        Search(
            .quoteOnce,
            """
            SELECT format('quote %s of user %s served %s transfers', t.quote_id, t.user_id, count(*))
            FROM ledger.transfer t
            WHERE t.quote_id IS NOT NULL AND t.refusal IS NULL
            GROUP BY t.user_id, t.quote_id
            HAVING count(*) > 1
            LIMIT 1
            """),
        Search(
            .quotePrice,
            """
            SELECT format('transfer %s of user %s names quote %s, %s', t.transfer_id, t.user_id, t.quote_id,
                          CASE WHEN q.quote_id IS NULL THEN 'which this user was not given'
                               ELSE 'which was for another transfer or price' END)
            FROM ledger.transfer t
            LEFT JOIN ledger.quote q ON q.user_id = t.user_id AND q.quote_id = t.quote_id
            WHERE t.quote_id IS NOT NULL
              AND (q.quote_id IS NULL
                   OR (t.from_account_id, t.to_account_id, t.from_amount)
                      IS DISTINCT FROM (q.from_account_id, q.to_account_id, q.amount)
                   OR (t.refusal IS NULL
                       AND (t.from_currency, t.to_currency, t.fee, t.to_amount, t.rate_version, t.rate_from,
                            t.rate_to, t.fee_version, t.fee_basis_points, t.fixed_side)
                           IS DISTINCT FROM
                           (q.from_currency, q.to_currency, q.fee, q.credited, q.rate_version, q.rate_from,
                            q.rate_to, q.fee_version, q.fee_basis_points, q.fixed_side)))
            LIMIT 1
            """),
        Search(
            .quoteTime,
            """
            SELECT format('transfer %s of user %s was %s at %s, its quote %s ended at %s',
                          t.transfer_id, t.user_id, coalesce('refused as ' || t.refusal, 'made'),
                          t.created_at, t.quote_id, q.expires_at)
            FROM ledger.transfer t
            JOIN ledger.quote q ON q.user_id = t.user_id AND q.quote_id = t.quote_id
            WHERE t.quote_id IS NOT NULL
              AND CASE WHEN t.refusal IS NULL THEN t.created_at >= q.expires_at
                       WHEN t.refusal = 'quote_expired' THEN t.created_at < q.expires_at
                       ELSE false END
            LIMIT 1
            """),
    ]
}
