extension Search {
    /// Name where the list of operators' deposits and the deposits among the transfers are not the same.
    static let deposits: [Search] = [
        Search(
            .depositTransfer,
            """
            SELECT format('deposit %s names transfer %s of user %s, which %s', d.key, d.transfer_id,
                          d.transfer_user_id,
                          CASE WHEN t.transfer_id IS NULL THEN 'does not exist'
                               ELSE 'is no deposit under this key' END)
            FROM ledger.deposit d
            LEFT JOIN ledger.transfer t ON t.user_id = d.transfer_user_id AND t.transfer_id = d.transfer_id
            WHERE (t.kind, t.refusal, t.idempotency_key) IS DISTINCT FROM
                  ('deposit', NULL, 'deposit:' || d.key)
            LIMIT 1
            """),
        Search(
            .depositListed,
            """
            SELECT format('transfer %s of user %s, under the key %s, is no deposit of an operator',
                          t.transfer_id, t.user_id, t.idempotency_key)
            FROM ledger.transfer t
            LEFT JOIN ledger.deposit d
                ON d.transfer_user_id = t.user_id AND d.transfer_id = t.transfer_id
               AND 'deposit:' || d.key = t.idempotency_key
            WHERE CASE WHEN t.kind = 'deposit' THEN t.idempotency_key <> 'signup:deposit'
                       ELSE t.idempotency_key LIKE 'deposit:%' END
              AND d.key IS NULL
            LIMIT 1
            """),
    ]
}
