extension Search {
    /// Name what the proof of the chains has found to be wrong somewhere.
    static let chains: [Search] = [
        Search(
            .entryAccount,
            """
            SELECT format('entry %s of account %s belongs to no account', e.seq, e.account_id)
            FROM ledger.entry e
            LEFT JOIN ledger.account a ON a.user_id = e.user_id AND a.account_id = e.account_id
            WHERE a.account_id IS NULL
            LIMIT 1
            """),
        Search(
            .chainGapless,
            """
            SELECT format('account %s has entry %s after entry %s', e.account_id, e.seq, e.before)
            FROM (SELECT account_id, seq, coalesce(lag(seq) OVER chain, 0) AS before FROM ledger.entry
                  WINDOW chain AS (PARTITION BY user_id, account_id ORDER BY seq)) e
            WHERE e.seq <> e.before + 1
            LIMIT 1
            """),
        Search(
            .chainBalance,
            """
            SELECT format('entry %s of account %s moves %s from %s and leaves %s',
                          e.seq, e.account_id, e.amount, e.before, e.balance_after)
            FROM (SELECT account_id, seq, amount, balance_after,
                         coalesce(lag(balance_after) OVER chain, 0) AS before
                  FROM ledger.entry WINDOW chain AS (PARTITION BY user_id, account_id ORDER BY seq)) e
            WHERE e.balance_after::numeric <> e.before::numeric + e.amount
            LIMIT 1
            """),
        Search(
            .accountHead,
            """
            SELECT format('account %s is at number %s with a balance of %s, its entries end at %s with %s',
                          a.account_id, a.seq, a.balance, coalesce(last.seq, 0),
                          coalesce(last.balance_after, 0))
            FROM ledger.account a
            LEFT JOIN LATERAL (
                SELECT e.seq, e.balance_after FROM ledger.entry e
                WHERE e.user_id = a.user_id AND e.account_id = a.account_id
                ORDER BY e.seq DESC LIMIT 1) last ON true
            WHERE (a.seq, a.balance) IS DISTINCT FROM
                  (coalesce(last.seq, 0), coalesce(last.balance_after, 0))
            LIMIT 1
            """),
    ]
}
