-- Makes clients for the bench, set-based: as a sign-up does it, but without the cost of hashing passwords (nobody can log
-- in as one of them) and with known sessions. Run by the superuser, with every trigger and constraint on.
--
--   psql --set clients=5000 --file clients.sql
--
-- Each has the three accounts, the sign-up's deposit of 100.00 USD, one by the operator of a billion USD to pay from, and a
-- session of thirty days whose secret is sha256('bench-' || user_id).
\set ON_ERROR_STOP on

CREATE SCHEMA IF NOT EXISTS bench;
GRANT USAGE ON SCHEMA bench TO easybilling_app;

-- As the service makes them: milliseconds, the microseconds within as 12 bits, the rest random (RFC 9562, version 7).
CREATE OR REPLACE FUNCTION bench.uuid_at(moment timestamptz) RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
RETURN (
    WITH time AS (SELECT (extract(epoch FROM moment) * 1000000)::bigint AS microseconds)
    SELECT (overlay(lpad(to_hex(microseconds / 1000), 12, '0') PLACING '-' FROM 9 FOR 0)
            || '-7' || lpad(to_hex(microseconds % 1000 * 4096 / 1000), 3, '0')
            || substr(gen_random_uuid()::text, 19))::uuid
    FROM time);
GRANT EXECUTE ON FUNCTION bench.uuid_at TO easybilling_app;

BEGIN;

CREATE TEMPORARY TABLE new_client ON COMMIT DROP AS
SELECT nextval('identity.user_number') AS user_id, now() - interval '366 days' AS created_at FROM generate_series(1, :clients);

INSERT INTO identity.user (user_id, email, name, masked_name, password_hash, created_at)
SELECT user_id, 'bench-' || user_id || '@example.com', 'Bench Client', 'Bench C.', '$argon2id$nobody$knows$it', created_at
FROM new_client;

INSERT INTO identity.email (email, user_id)
SELECT 'bench-' || user_id || '@example.com', user_id FROM new_client;

INSERT INTO identity.session (user_id, session_id, token_hash, created_at, last_seen_at, idle_timeout_seconds, expires_at,
                              remembered)
SELECT user_id, bench.uuid_at(now()), sha256(sha256(convert_to('bench-' || user_id, 'UTF8'))), now(), now(),
       30 * 86400, now() + interval '30 days', true
FROM new_client;

CREATE TEMPORARY TABLE new_deposit ON COMMIT DROP AS
SELECT user_id, user_id * 100 + 1 AS account_id, deposit.seq, deposit.amount, deposit.balance, deposit.key,
       bench.uuid_at(created_at + deposit.seq * interval '1 microsecond') AS transfer_id,
       created_at + deposit.seq * interval '1 microsecond' AS created_at
FROM new_client, LATERAL (VALUES
    (1, 10000::bigint, 10000::bigint, 'signup:deposit'),
    (2, 100000000000, 100000010000, 'deposit:bench-' || user_id)
) AS deposit (seq, amount, balance, key);

INSERT INTO ledger.account (user_id, account_id, currency, created_at)
SELECT user_id, user_id * 100 + account_number, code, created_at
FROM new_client, ledger.currency;

INSERT INTO ledger.transfer (user_id, transfer_id, payee_user_id, idempotency_key, kind, from_account_id, from_currency,
                             from_amount, fee, to_account_id, to_currency, to_amount, to_seq, to_balance, rate_version,
                             rate_from, rate_to, fee_version, fee_basis_points, fixed_side, created_at)
SELECT user_id, transfer_id, user_id, key, 'deposit', 21, 'USD', amount, 0, account_id, 'USD', amount, seq, balance, 1,
       100000000, 100000000, 1, 0, 'amount', created_at
FROM new_deposit;

INSERT INTO ledger.entry (user_id, account_id, seq, amount, balance_after, transfer_user_id, transfer_id)
SELECT user_id, account_id, seq, amount, balance, user_id, transfer_id FROM new_deposit ORDER BY account_id, seq;

INSERT INTO ledger.deposit (key, transfer_user_id, transfer_id)
SELECT substr(key, length('deposit:') + 1), user_id, transfer_id FROM new_deposit WHERE key LIKE 'deposit:%';

COMMIT;
VACUUM (ANALYZE);
