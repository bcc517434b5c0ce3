-- The books: accounts, transfers, their entries, and what transfers are priced with.
--
-- Every key leads with the owner, user_id, and an account's number carries it: account_id = user_id * 100 + n. User 0 is
-- the house. Money is bigint in minor units. A row of transfer carries both sides, so that each currency nets to zero by
-- construction; CHECKs tie its numbers together, triggers tie the chains, roles and triggers keep the journal append-only.

CREATE SCHEMA ledger;
GRANT USAGE ON SCHEMA ledger TO easybilling_app, easybilling_reader;

-- What prices are made of: versioned rows, only added to ---------------------------------------------------------------

CREATE TABLE ledger.currency (
    code text PRIMARY KEY CHECK (code ~ '^[A-Z]{3}$'),
    name text NOT NULL,
    exponent smallint NOT NULL CHECK (exponent = 2),
    account_number smallint NOT NULL UNIQUE CHECK (account_number BETWEEN 1 AND 9)
);
INSERT INTO ledger.currency (code, name, exponent, account_number) VALUES
    ('USD', 'US Dollar', 2, 1),
    ('CNY', 'Yuan Renminbi', 2, 2),
    ('EUR', 'Euro', 2, 3);

-- What an account is held in, known from its number alone: the last digits say it, of clients' accounts and the house's.
-- NULL for a number that no account has. Immutable, so that CHECKs may use it; a test compares it with the table.
CREATE FUNCTION ledger.currency_of(account_id bigint) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    CASE CASE WHEN account_id < 100 THEN account_id % 10 ELSE account_id % 100 END
        WHEN 1 THEN 'USD' WHEN 2 THEN 'CNY' WHEN 3 THEN 'EUR'
    END;

-- Units of the currency for one US dollar, scaled by 10^8. The rows of one version belong together.
CREATE TABLE ledger.rate (
    version bigint NOT NULL CHECK (version > 0),
    currency text NOT NULL REFERENCES ledger.currency,
    per_usd bigint NOT NULL CHECK (per_usd BETWEEN 1 AND 100000000000000),
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (version, currency),
    CHECK (currency <> 'USD' OR per_usd = 100000000)
);
INSERT INTO ledger.rate (version, currency, per_usd, effective_from) VALUES
    (1, 'USD', 100000000, now()),
    (1, 'CNY', 694000000, now()),
    (1, 'EUR', 90000000, now());

CREATE TABLE ledger.fee_policy (
    version bigint PRIMARY KEY CHECK (version > 0),
    basis_points bigint NOT NULL CHECK (basis_points BETWEEN 0 AND 1000),
    effective_from timestamptz NOT NULL
);
INSERT INTO ledger.fee_policy (version, basis_points, effective_from) VALUES (1, 100, now());

-- Clients' accounts ----------------------------------------------------------------------------------------------------

-- The head of each account's chain of entries: its balance and how many entries made it.
CREATE TABLE ledger.account (
    user_id bigint NOT NULL CHECK (user_id > 0),
    account_id bigint NOT NULL CHECK (account_id / 100 = user_id),
    currency text NOT NULL REFERENCES ledger.currency,
    balance bigint NOT NULL DEFAULT 0 CHECK (balance BETWEEN 0 AND 9000000000000000),
    seq bigint NOT NULL DEFAULT 0 CHECK (seq >= 0),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, account_id),
    UNIQUE (user_id, currency),
    CONSTRAINT account_currency CHECK (currency IS NOT DISTINCT FROM ledger.currency_of(account_id))
) WITH (fillfactor = 70);

-- Quotes ---------------------------------------------------------------------------------------------------------------

CREATE TABLE ledger.quote (
    user_id bigint NOT NULL,
    quote_id uuid NOT NULL,
    from_account_id bigint NOT NULL CHECK (from_account_id / 100 = user_id),
    to_account_id bigint NOT NULL CHECK (to_account_id <> from_account_id),
    from_currency text NOT NULL,
    to_currency text NOT NULL,
    amount bigint NOT NULL CHECK (amount BETWEEN 1 AND 9000000000000000),
    fee bigint NOT NULL CHECK (fee >= 0),
    credited bigint NOT NULL CHECK (credited BETWEEN 1 AND 9000000000000000),
    fixed_side text NOT NULL CHECK (fixed_side IN ('amount', 'credit')),
    rate_version bigint NOT NULL,
    rate_from bigint NOT NULL CHECK (rate_from > 0),
    rate_to bigint NOT NULL CHECK (rate_to > 0),
    fee_version bigint NOT NULL,
    fee_basis_points bigint NOT NULL CHECK (fee_basis_points BETWEEN 0 AND 1000),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
    PRIMARY KEY (user_id, quote_id)
);

-- The journal ----------------------------------------------------------------------------------------------------------

-- One row a transfer, completed or refused, in the rows of the client who asked for it (a deposit: who receives it).
-- transfer_id is a version 7 UUID, so that the primary key is also the order of time.
CREATE TABLE ledger.transfer (
    user_id bigint NOT NULL CHECK (user_id > 0),
    transfer_id uuid NOT NULL,
    payee_user_id bigint NOT NULL,
    idempotency_key text NOT NULL CHECK (idempotency_key ~ '^[A-Za-z0-9_:-]{1,80}$'),
    kind text NOT NULL CHECK (kind IN ('own', 'external', 'deposit')),
    refusal text CHECK (refusal IN ('same_account', 'account_unknown', 'amount_too_small', 'invalid_amount',
                                    'quote_expired', 'quote_used', 'insufficient_funds')),
    from_account_id bigint NOT NULL CHECK (from_account_id > 0),
    from_currency text,
    from_amount bigint NOT NULL CHECK (from_amount BETWEEN 1 AND 9000000000000000),
    from_seq bigint,
    from_balance bigint,
    fee bigint NOT NULL CHECK (fee >= 0),
    to_account_id bigint NOT NULL CHECK (to_account_id > 0),
    to_currency text,
    to_amount bigint CHECK (to_amount BETWEEN 1 AND 9000000000000000),
    to_seq bigint,
    to_balance bigint,
    rate_version bigint,
    rate_from bigint CHECK (rate_from > 0),
    rate_to bigint CHECK (rate_to > 0),
    fee_version bigint,
    fee_basis_points bigint CHECK (fee_basis_points BETWEEN 0 AND 1000),
    fixed_side text CHECK (fixed_side IN ('amount', 'credit')),
    quote_id uuid,
    memo text CHECK (char_length(memo) BETWEEN 1 AND 140),
    created_at timestamptz NOT NULL,
    -- The database transaction that wrote the row: the commit-ordered watermark of house balances is kept in it.
    written_by bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,

    PRIMARY KEY (user_id, transfer_id),
    CONSTRAINT transfer_key UNIQUE (user_id, idempotency_key),

    CONSTRAINT transfer_parties CHECK (
        payee_user_id = to_account_id / 100
        AND CASE kind
            WHEN 'own' THEN payee_user_id = user_id
            WHEN 'external' THEN payee_user_id <> user_id
            ELSE payee_user_id = user_id AND from_account_id BETWEEN 21 AND 29
        END),
    CONSTRAINT transfer_completed CHECK (
        refusal IS NOT NULL
        OR (from_currency IS NOT NULL AND to_currency IS NOT NULL AND to_amount IS NOT NULL AND to_seq IS NOT NULL
            AND to_balance IS NOT NULL AND rate_version IS NOT NULL AND rate_from IS NOT NULL AND rate_to IS NOT NULL
            AND fee_version IS NOT NULL AND fee_basis_points IS NOT NULL AND fixed_side IS NOT NULL
            AND from_account_id <> to_account_id AND payee_user_id > 0
            AND (kind = 'deposit' OR (from_account_id / 100 = user_id AND from_seq IS NOT NULL
                                      AND from_balance IS NOT NULL)))),
    CONSTRAINT transfer_refused CHECK (
        refusal IS NULL
        OR (kind <> 'deposit' AND fee = 0
            AND num_nonnulls(to_amount, from_seq, from_balance, to_seq, to_balance, rate_version, rate_from, rate_to,
                             fee_version, fee_basis_points, fixed_side) = 0)),
    -- Each side in the currency of its account; a refused one may not know it.
    CONSTRAINT transfer_currencies CHECK (
        (from_currency = ledger.currency_of(from_account_id) OR from_currency IS NULL) IS TRUE
        AND (to_currency = ledger.currency_of(to_account_id) OR to_currency IS NULL) IS TRUE),
    -- Commission: only to other clients, rounded up.
    CONSTRAINT transfer_fee CHECK (
        refusal IS NOT NULL
        OR (fee = (from_amount * fee_basis_points + 9999) / 10000
            AND (kind = 'external' OR fee_basis_points = 0))),
    -- Conversion: rounded down for who receives, up for who pays.
    CONSTRAINT transfer_conversion CHECK (
        refusal IS NOT NULL
        OR CASE
            WHEN from_currency = to_currency THEN to_amount = from_amount
            WHEN fixed_side = 'amount' THEN to_amount = div(from_amount::numeric * rate_to, rate_from::numeric)
            ELSE from_amount = div(to_amount::numeric * rate_from + rate_to - 1, rate_to::numeric)
        END)
);
-- What others paid to a client, newest first.
CREATE INDEX transfer_by_payee ON ledger.transfer (payee_user_id, transfer_id)
    WHERE kind = 'external' AND refusal IS NULL;
-- A quote serves one transfer.
CREATE UNIQUE INDEX transfer_quote ON ledger.transfer (user_id, quote_id)
    WHERE quote_id IS NOT NULL AND refusal IS NULL;
-- Finds what was written since a watermark; costs next to nothing.
CREATE INDEX transfer_written_by ON ledger.transfer USING brin (written_by) WITH (pages_per_range = 16);

-- A client account's chain: seq without gaps from 1, each balance the one before plus the amount.
CREATE TABLE ledger.entry (
    user_id bigint NOT NULL,
    account_id bigint NOT NULL CHECK (account_id / 100 = user_id),
    seq bigint NOT NULL CHECK (seq > 0),
    amount bigint NOT NULL CHECK (amount <> 0),
    balance_after bigint NOT NULL CHECK (balance_after BETWEEN 0 AND 9000000000000000),
    transfer_user_id bigint NOT NULL,
    transfer_id uuid NOT NULL,
    PRIMARY KEY (user_id, account_id, seq)
);

-- The house ------------------------------------------------------------------------------------------------------------

CREATE TABLE ledger.house_account (
    user_id bigint NOT NULL DEFAULT 0 CHECK (user_id = 0),
    account_id bigint NOT NULL CHECK (account_id BETWEEN 1 AND 99),
    purpose text NOT NULL CHECK (purpose IN ('fee', 'conversion', 'deposit')),
    currency text NOT NULL REFERENCES ledger.currency,
    PRIMARY KEY (user_id, account_id),
    UNIQUE (user_id, purpose, currency)
);
INSERT INTO ledger.house_account (account_id, purpose, currency)
SELECT purpose.number * 10 + currency.account_number, purpose.name, currency.code
FROM (VALUES (0, 'fee'), (1, 'conversion'), (2, 'deposit')) AS purpose (number, name), ledger.currency;

-- No transfer updates a house balance: balance = checkpoint + legs of the transfers written by later transactions.
-- `folded_below` moves only to a transaction id below which none is still running.
CREATE TABLE ledger.house_checkpoint (
    user_id bigint NOT NULL DEFAULT 0 CHECK (user_id = 0),
    account_id bigint NOT NULL,
    balance bigint NOT NULL DEFAULT 0,
    folded_below bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (user_id, account_id),
    FOREIGN KEY (user_id, account_id) REFERENCES ledger.house_account
);
INSERT INTO ledger.house_checkpoint (account_id) SELECT account_id FROM ledger.house_account;

-- Every leg of every completed transfer: for each transfer and currency they sum to zero. House accounts are numbered
-- by purpose and currency: 1-3 fees, 11-13 conversions, 21-23 deposits.
CREATE VIEW ledger.leg AS
SELECT t.user_id AS transfer_user_id, t.transfer_id, t.written_by, leg.kind, leg.account_id, leg.currency, leg.amount
FROM ledger.transfer t
JOIN ledger.currency source ON source.code = t.from_currency
JOIN ledger.currency destination ON destination.code = t.to_currency
CROSS JOIN LATERAL (VALUES
    ('source', t.from_account_id, t.from_currency, -(t.from_amount + t.fee)),
    ('destination', t.to_account_id, t.to_currency, t.to_amount),
    ('fee', source.account_number, t.from_currency, t.fee),
    ('conversion', 10 + source.account_number, t.from_currency, t.from_amount),
    ('conversion', 10 + destination.account_number, t.to_currency, -t.to_amount)
) AS leg (kind, account_id, currency, amount)
WHERE t.refusal IS NULL
  AND (leg.kind <> 'fee' OR t.fee > 0)
  AND (leg.kind <> 'conversion' OR t.from_currency <> t.to_currency);

-- What the database itself guarantees, whoever writes ------------------------------------------------------------------

-- Each new entry continues its account's chain, lies under the account's head, and is one side of its transfer.
-- Sequential scans are off inside: a plan made while the tables were small must not survive their growth.
CREATE FUNCTION ledger.check_new_entries() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog SET enable_seqscan = off AS $$
DECLARE
    broken record;
BEGIN
    SELECT e.account_id, e.seq INTO broken
    FROM new_entry e
    WHERE e.amount + (CASE WHEN e.seq = 1 THEN 0 ELSE (
              SELECT previous.balance_after FROM ledger.entry previous
              WHERE previous.user_id = e.user_id AND previous.account_id = e.account_id AND previous.seq = e.seq - 1
          ) END) IS DISTINCT FROM e.balance_after
       OR NOT EXISTS (
              SELECT FROM ledger.account a
              WHERE a.user_id = e.user_id AND a.account_id = e.account_id AND a.seq >= e.seq)
       OR NOT EXISTS (
              SELECT FROM ledger.transfer t
              WHERE t.user_id = e.transfer_user_id AND t.transfer_id = e.transfer_id AND t.refusal IS NULL
                AND CASE e.account_id
                    WHEN t.from_account_id THEN (t.from_seq, t.from_balance, -(t.from_amount + t.fee))
                                              = (e.seq, e.balance_after, e.amount)
                    WHEN t.to_account_id THEN (t.to_seq, t.to_balance, t.to_amount)
                                            = (e.seq, e.balance_after, e.amount)
                    ELSE false
                    END)
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'entry % of account % does not continue the books', broken.seq, broken.account_id
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'entry_continues_books';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER entry_continues_books AFTER INSERT ON ledger.entry
    REFERENCING NEW TABLE AS new_entry FOR EACH STATEMENT EXECUTE FUNCTION ledger.check_new_entries();

-- At commit, an account's head is its last entry.
CREATE FUNCTION ledger.check_account_head() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM ledger.entry e
        WHERE e.user_id = NEW.user_id AND e.account_id = NEW.account_id AND e.seq = NEW.seq
          AND e.balance_after = NEW.balance
    ) THEN
        RAISE EXCEPTION 'the head of account % is not its last entry', NEW.account_id
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'account_head_is_last_entry';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER account_opens_with_entry AFTER INSERT ON ledger.account
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.seq <> 0 OR NEW.balance <> 0) EXECUTE FUNCTION ledger.check_account_head();
CREATE CONSTRAINT TRIGGER account_head_is_last_entry AFTER UPDATE ON ledger.account
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (OLD.seq <> NEW.seq OR OLD.balance <> NEW.balance) EXECUTE FUNCTION ledger.check_account_head();

-- The journal and what it was priced with are only added to: nobody changes or removes a row, the owner included.
CREATE FUNCTION ledger.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    RAISE EXCEPTION '%.% is append-only: % is refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;

DO $$
DECLARE
    append_only text;
BEGIN
    FOREACH append_only IN ARRAY ARRAY['currency', 'rate', 'fee_policy', 'transfer', 'entry', 'house_account'] LOOP
        EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.%I '
                       'FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change()', append_only);
        EXECUTE format('ALTER TABLE ledger.%I ENABLE ALWAYS TRIGGER append_only', append_only);
    END LOOP;
END $$;
CREATE TRIGGER accounts_stay BEFORE DELETE OR TRUNCATE ON ledger.account
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.account ENABLE ALWAYS TRIGGER accounts_stay;
ALTER TABLE ledger.account ENABLE ALWAYS TRIGGER account_opens_with_entry;
ALTER TABLE ledger.account ENABLE ALWAYS TRIGGER account_head_is_last_entry;
ALTER TABLE ledger.entry ENABLE ALWAYS TRIGGER entry_continues_books;

-- Who may do what ------------------------------------------------------------------------------------------------------

GRANT SELECT ON ALL TABLES IN SCHEMA ledger TO easybilling_app, easybilling_reader;
GRANT EXECUTE ON FUNCTION ledger.currency_of TO easybilling_app, easybilling_reader;
GRANT INSERT ON ledger.account, ledger.quote, ledger.transfer, ledger.entry TO easybilling_app;
GRANT UPDATE (balance, seq) ON ledger.account TO easybilling_app;
GRANT UPDATE (balance, folded_below) ON ledger.house_checkpoint TO easybilling_app;
