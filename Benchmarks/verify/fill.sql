-- Sound books of any size, written past the service: `psql -v clients=… -v transfers=… -f fill.sql`, as a superuser, on
-- a database with the migrations and nothing else.
--
-- Every client pays the next one, again and again, 1 to 9 cents: of twenty transfers sixteen stay within USD, two are
-- converted on the way, one is between own accounts, one is refused. The triggers are off meanwhile: the audit, whose
-- speed these books are for, says whether they are in order.
\set ON_ERROR_STOP on
SET work_mem = '256MB';
SET synchronous_commit = off;

CREATE FUNCTION pg_temp.id(at timestamptz, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex(micros / 1000), 12, '0') || '7' || lpad(to_hex(micros % 1000 * 4096 / 1000), 3, '0')
            || '8' || lpad(to_hex(number), 15, '0'))::uuid
    FROM (SELECT (extract(epoch FROM at) * 1000000)::bigint AS micros) time
$$;

BEGIN;
ALTER TABLE ledger.account DISABLE TRIGGER account_opens_empty;
ALTER TABLE ledger.entry DISABLE TRIGGER entry_continues_books;
ALTER TABLE ledger.entry DISABLE TRIGGER entry_is_side_of_transfer;

-- What is transferred, in the order of time: the deposits of sign-up first.
CREATE TEMP TABLE deed AS
SELECT number, created_at, pg_temp.id(created_at, number) AS transfer_id, kind, payer, payee, from_account_id, to_account_id,
       refused, amount, CASE WHEN kind = 'external' AND NOT refused THEN 1 ELSE 0 END AS fee,
       div(amount::numeric * rate_to, 100000000)::bigint AS credited, rate_to
FROM (
    SELECT n AS number, now() - (:clients + :transfers - n) * interval '1 microsecond' AS created_at, 'deposit' AS kind,
           n AS payer, n AS payee, 21::bigint AS from_account_id, n * 100 + 1 AS to_account_id, false AS refused,
           10000::bigint AS amount, 100000000::bigint AS rate_to
    FROM generate_series(1, :clients::bigint) n
    UNION ALL
    SELECT :clients + n, now() - (:transfers - n) * interval '1 microsecond',
           CASE WHEN n % 20 = 3 THEN 'own' ELSE 'external' END,
           payer, payee, payer * 100 + 1,
           payee * 100 + CASE WHEN n % 20 = 3 THEN 3 WHEN n % 20 IN (1, 2) THEN 2 ELSE 1 END, n % 20 = 4,
           CASE WHEN n % 20 = 3 THEN 9 ELSE 1 + n % 9 END,
           CASE WHEN n % 20 = 3 THEN 90000000 WHEN n % 20 IN (1, 2) THEN 694000000 ELSE 100000000 END
    FROM generate_series(1, :transfers::bigint) n
    CROSS JOIN LATERAL (SELECT n % :clients + 1 AS payer,
                               CASE WHEN n % 20 = 3 THEN n ELSE n + 1 END % :clients + 1 AS payee) party
) deed;

CREATE TEMP TABLE step AS
SELECT account_id, row_number() OVER chain AS seq, change, sum(change) OVER chain::bigint AS balance, number, payer, transfer_id
FROM (SELECT from_account_id AS account_id, -(amount + fee) AS change, number, payer, transfer_id FROM deed
      WHERE kind <> 'deposit' AND NOT refused
      UNION ALL
      SELECT to_account_id, credited, number, payer, transfer_id FROM deed WHERE NOT refused) side
WINDOW chain AS (PARTITION BY account_id ORDER BY number);

INSERT INTO ledger.entry (user_id, account_id, seq, amount, balance_after, transfer_user_id, transfer_id)
SELECT account_id / 100, account_id, seq, change, balance, payer, transfer_id FROM step ORDER BY number, account_id;

INSERT INTO ledger.transfer (
    user_id, transfer_id, payee_user_id, idempotency_key, kind, refusal, from_account_id, from_currency, from_amount, from_seq,
    from_balance, fee, to_account_id, to_currency, to_amount, to_seq, to_balance, rate_version, rate_from, rate_to, fee_version,
    fee_basis_points, fixed_side, created_at)
SELECT d.payer, d.transfer_id, d.payee, CASE d.kind WHEN 'deposit' THEN 'signup:deposit' ELSE 'k' || d.number END, d.kind,
       CASE WHEN d.refused THEN 'insufficient_funds' END, d.from_account_id, source_currency.code, d.amount,
       source.seq, source.balance, d.fee, d.to_account_id, destination_currency.code, destination.change,
       destination.seq, destination.balance, done.one, 100000000 * done.one, d.rate_to * done.one, done.one,
       CASE d.kind WHEN 'external' THEN 100 ELSE 0 END * done.one, CASE WHEN NOT d.refused THEN 'amount' END, d.created_at
FROM deed d
CROSS JOIN LATERAL (SELECT CASE WHEN NOT d.refused THEN 1 END AS one) done
JOIN ledger.currency source_currency ON source_currency.account_number = d.from_account_id % 10
JOIN ledger.currency destination_currency ON destination_currency.account_number = d.to_account_id % 10
LEFT JOIN step source ON source.number = d.number AND source.account_id = d.from_account_id
LEFT JOIN step destination ON destination.number = d.number AND destination.account_id = d.to_account_id
ORDER BY d.number;

INSERT INTO ledger.account (user_id, account_id, currency, balance, seq, created_at)
SELECT n, n * 100 + c.account_number, c.code, coalesce(last.balance, 0), coalesce(last.seq, 0), now()
FROM generate_series(1, :clients::bigint) n
CROSS JOIN ledger.currency c
LEFT JOIN (SELECT DISTINCT ON (account_id) account_id, balance, seq FROM step ORDER BY account_id, seq DESC) last
    ON last.account_id = n * 100 + c.account_number
ORDER BY n, c.account_number;

ALTER TABLE ledger.account ENABLE ALWAYS TRIGGER account_opens_empty;
ALTER TABLE ledger.entry ENABLE ALWAYS TRIGGER entry_continues_books;
ALTER TABLE ledger.entry ENABLE ALWAYS TRIGGER entry_is_side_of_transfer;
COMMIT;
VACUUM ANALYZE ledger.account, ledger.entry, ledger.transfer;
