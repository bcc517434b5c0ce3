extension Search {
    /// Name where entries and the sides of completed transfers are not the same.
    static let sides: [Search] = [
        Search(
            .entryTransfer,
            """
            SELECT format('entry %s of account %s names transfer %s of user %s, which does not exist',
                          e.seq, e.account_id, e.transfer_id, e.transfer_user_id)
            FROM ledger.entry e
            LEFT JOIN ledger.transfer t ON t.user_id = e.transfer_user_id AND t.transfer_id = e.transfer_id
            WHERE t.transfer_id IS NULL
            LIMIT 1
            """),
        Search(
            .refusedEffect,
            """
            SELECT format('entry %s of account %s names transfer %s of user %s, which was refused',
                          e.seq, e.account_id, t.transfer_id, t.user_id)
            FROM ledger.entry e
            JOIN ledger.transfer t ON t.user_id = e.transfer_user_id AND t.transfer_id = e.transfer_id
            WHERE t.refusal IS NOT NULL
            LIMIT 1
            """),
        Search(
            .transferEntries,
            """
            SELECT format('transfer %s of user %s has no entry %s of account %s',
                          t.transfer_id, t.user_id, side.seq, side.account_id)
            FROM ledger.transfer t
            CROSS JOIN LATERAL (VALUES (t.from_account_id, t.from_seq), (t.to_account_id, t.to_seq))
                AS side (account_id, seq)
            LEFT JOIN ledger.entry e
                ON e.user_id = side.account_id / 100 AND e.account_id = side.account_id AND e.seq = side.seq
               AND e.transfer_user_id = t.user_id AND e.transfer_id = t.transfer_id
            WHERE t.refusal IS NULL AND side.account_id >= 100 AND e.seq IS NULL
            LIMIT 1
            """),
        Search(
            .entrySide,
            """
            SELECT format('entry %s of account %s moves %s and leaves %s, which transfer %s of user %s '
                          'does not say', e.seq, e.account_id, e.amount, e.balance_after,
                          t.transfer_id, t.user_id)
            FROM ledger.entry e
            JOIN ledger.transfer t ON t.user_id = e.transfer_user_id AND t.transfer_id = e.transfer_id
            WHERE (e.account_id, e.seq, e.amount::numeric, e.balance_after) IS DISTINCT FROM
                  (t.from_account_id, t.from_seq, -(t.from_amount::numeric + t.fee), t.from_balance)
              AND (e.account_id, e.seq, e.amount, e.balance_after) IS DISTINCT FROM
                  (t.to_account_id, t.to_seq, t.to_amount, t.to_balance)
            LIMIT 1
            """),
    ]
}
