-- The peer: what most would build, and fair. One function call a transfer; the same money moves as ours: payer, payee and
-- one shared fee account, each with an entry; an idempotency key that is unique for ever; every statement by a primary key.
-- It has the same indexes, so that the same histories could be read from it: by time and by amount, of payer and payee.
-- It has less to do: no currencies, no refusals, no chain of balances to check, a key of 16 bytes.
--
--   psql --set accounts=5000 --file peer.sql
\set ON_ERROR_STOP on

CREATE SCHEMA peer;
SET search_path = peer;

CREATE TABLE account (
    account_id bigint PRIMARY KEY,
    balance bigint NOT NULL CHECK (balance >= 0)
) WITH (fillfactor = 70);

CREATE TABLE transfer (
    transfer_id bigint GENERATED ALWAYS AS IDENTITY,
    payer_id bigint NOT NULL,
    payee_id bigint NOT NULL,
    idempotency_key uuid NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    fee bigint NOT NULL CHECK (fee >= 0),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (payer_id, transfer_id),
    UNIQUE (payer_id, idempotency_key)
);
CREATE INDEX transfer_by_payee ON transfer (payee_id, transfer_id);
CREATE INDEX transfer_by_amount ON transfer (payer_id, amount, transfer_id);
CREATE INDEX transfer_by_payee_and_amount ON transfer (payee_id, amount, transfer_id);

CREATE TABLE entry (
    account_id bigint NOT NULL,
    transfer_id bigint NOT NULL,
    amount bigint NOT NULL CHECK (amount <> 0),
    balance_after bigint NOT NULL,
    PRIMARY KEY (account_id, transfer_id)
);

-- Account 0 takes the fees. The two clients' rows are updated in the order of their numbers, so that no two calls wait for
-- each other in a circle; the fee's row last, so that it is held for as short as can be.
CREATE FUNCTION pay(payer bigint, payee bigint, amount bigint, key uuid) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    fee bigint := (amount + 99) / 100;
    payer_balance bigint;
    payee_balance bigint;
    fee_balance bigint;
    transfer bigint;
BEGIN
    IF payer < payee THEN
        UPDATE peer.account SET balance = balance - amount - fee WHERE account_id = payer RETURNING balance INTO payer_balance;
    END IF;
    UPDATE peer.account SET balance = balance + amount WHERE account_id = payee RETURNING balance INTO payee_balance;
    IF payer > payee THEN
        UPDATE peer.account SET balance = balance - amount - fee WHERE account_id = payer RETURNING balance INTO payer_balance;
    END IF;
    INSERT INTO peer.transfer (payer_id, payee_id, idempotency_key, amount, fee)
    VALUES (payer, payee, key, amount, fee) RETURNING transfer_id INTO transfer;
    UPDATE peer.account SET balance = balance + fee WHERE account_id = 0 RETURNING balance INTO fee_balance;
    INSERT INTO peer.entry (account_id, transfer_id, amount, balance_after)
    VALUES (payer, transfer, -amount - fee, payer_balance), (payee, transfer, amount, payee_balance),
           (0, transfer, fee, fee_balance);
    RETURN transfer;
END $$;

INSERT INTO account (account_id, balance) SELECT number, CASE number WHEN 0 THEN 0 ELSE 100000010000 END
FROM generate_series(0, :accounts) AS number;
VACUUM ANALYZE account;
