extension Search {
    /// Names an owner of accounts who has not one in each currency.
    static let clientAccounts = Search(
        .clientAccounts,
        """
        SELECT format('user %s has accounts in %s', a.user_id,
                      string_agg(a.currency, ', ' ORDER BY a.account_id))
        FROM ledger.account a
        GROUP BY a.user_id
        HAVING array_agg(a.currency ORDER BY a.currency)
               <> (SELECT array_agg(c.code ORDER BY c.code) FROM ledger.currency c)
        LIMIT 1
        """)

    /// Names an owner of accounts without the deposit, or a deposit that is another sum or nobody's.
    static let signUpDeposit = Search(
        .signUpDeposit,
        """
        SELECT format('user %s was given %s at sign-up', owner.user_id,
                      coalesce(string_agg(t.to_amount || ' on account ' || t.to_account_id, ' and '),
                               'nothing'))
        FROM (SELECT user_id FROM ledger.account UNION
              SELECT user_id FROM ledger.transfer WHERE idempotency_key = 'signup:deposit') owner
        LEFT JOIN ledger.transfer t ON t.user_id = owner.user_id AND t.idempotency_key = 'signup:deposit'
        GROUP BY owner.user_id
        HAVING count(t.transfer_id) <> 1
            OR bool_or((t.kind, t.refusal, t.to_amount, t.to_account_id) IS DISTINCT FROM
                       ('deposit', NULL, 10000, owner.user_id * 100 + 1))
            OR NOT EXISTS (SELECT FROM ledger.account a WHERE a.user_id = owner.user_id)
        LIMIT 1
        """)

    /// Names a user without accounts. (Accounts without a user are for who loads books without people.)
    static let userAccounts = Search(
        .userAccounts,
        """
        SELECT format('user %s has no account', u.user_id)
        FROM identity.user u
        WHERE NOT EXISTS (SELECT FROM ledger.account a WHERE a.user_id = u.user_id)
        LIMIT 1
        """)
}
