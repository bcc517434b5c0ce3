-- The same rules for less: what each batch pays whatever its size, counted in docs/decisions/0023.

-- Accounts ------------------------------------------------------------------------------------------------------------

-- What never changes of an account is looked at when it opens, and then kept from changing, instead of by CHECKs, which
-- each batch that moves heads would read, plan and evaluate again. A head's own bounds stay CHECKs.
CREATE FUNCTION ledger.check_opening() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    broken text := CASE
        WHEN NEW.seq <> 0 OR NEW.balance <> 0 THEN 'account_head_follows_entries'
        WHEN NEW.user_id <= 0 THEN 'account_user_id_check'
        WHEN NEW.account_id / 100 <> NEW.user_id THEN 'account_check'
        WHEN (NEW.currency = (ARRAY['USD', 'CNY', 'EUR'])[NEW.account_id % 100]) IS NOT TRUE THEN 'account_currency'
    END;
BEGIN
    IF broken IS NOT NULL THEN
        RAISE EXCEPTION 'account % of % cannot be opened: it violates rule "%"', NEW.account_id, NEW.user_id, broken
            USING ERRCODE = 'check_violation', CONSTRAINT = broken, TABLE = 'account', SCHEMA = 'ledger';
    END IF;
    RETURN NEW;
END $$;

-- What an account is stays: no statement may name those columns. Its head moves from inside the trigger on its entries
-- alone: an update from elsewhere, which takes rows' locks, changes nothing.
CREATE FUNCTION ledger.keep_account() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF TG_LEVEL = 'ROW' THEN
        IF (NEW.user_id, NEW.account_id, NEW.currency, NEW.balance, NEW.seq, NEW.created_at)
            IS NOT DISTINCT FROM (OLD.user_id, OLD.account_id, OLD.currency, OLD.balance, OLD.seq, OLD.created_at) THEN
            RETURN NULL;
        END IF;
    END IF;
    RAISE EXCEPTION 'an account stays what it is, and its head moves with its entries only'
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'account_head_follows_entries';
END $$;

-- After the update: a trigger before it would lock each row once more, with a record of its own in the write-ahead log.
DROP TRIGGER account_opens_empty ON ledger.account;
DROP TRIGGER account_head_follows_entries ON ledger.account;
CREATE TRIGGER account_opens_empty BEFORE INSERT ON ledger.account
    FOR EACH ROW EXECUTE FUNCTION ledger.check_opening();
CREATE TRIGGER account_stays BEFORE UPDATE OF user_id, account_id, currency, created_at ON ledger.account
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.keep_account();
CREATE TRIGGER account_head_follows_entries
    AFTER UPDATE OF user_id, account_id, currency, balance, seq, created_at ON ledger.account
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION ledger.keep_account();
ALTER TABLE ledger.account
    ENABLE ALWAYS TRIGGER account_opens_empty,
    ENABLE ALWAYS TRIGGER account_stays,
    ENABLE ALWAYS TRIGGER account_head_follows_entries,
    DROP CONSTRAINT account_user_id_check,
    DROP CONSTRAINT account_check,
    DROP CONSTRAINT account_currency;
DROP FUNCTION ledger.refuse_head();

-- Heads ---------------------------------------------------------------------------------------------------------------

-- As before (migration 0004), and simpler where no account has several new entries: each head then moves by one entry.
CREATE OR REPLACE FUNCTION ledger.move_heads() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog SET enable_seqscan = off SET lock_timeout = '1ms' AS $$
DECLARE
    entries bigint;
    chains bigint;
    moved bigint;
    broken bigint;
BEGIN
    SELECT count(*), count(DISTINCT account_id) INTO entries, chains FROM new_entry;
    IF entries = chains THEN
        UPDATE ledger.account a SET seq = e.seq, balance = e.balance_after
        FROM new_entry e
        WHERE a.user_id = e.user_id AND a.account_id = e.account_id
          AND a.seq = e.seq - 1 AND a.balance = e.balance_after - e.amount;
        GET DIAGNOSTICS moved = ROW_COUNT;
    ELSE
        WITH entry AS (
            SELECT e.user_id, e.account_id, e.seq, e.amount,
                   e.balance_after - sum(e.amount) OVER (PARTITION BY e.user_id, e.account_id ORDER BY e.seq)::bigint
                       AS opening
            FROM new_entry e
        ), chain AS MATERIALIZED (
            SELECT user_id, account_id, max(seq) AS seq, count(*) AS entries, sum(amount)::bigint AS change,
                   min(opening) AS opening, max(opening) AS opening_max
            FROM entry GROUP BY user_id, account_id
        ), head AS (
            UPDATE ledger.account a SET seq = c.seq, balance = c.opening + c.change
            FROM chain c
            WHERE a.user_id = c.user_id AND a.account_id = c.account_id
              AND a.seq = c.seq - c.entries AND a.balance = c.opening
            RETURNING a.account_id
        )
        SELECT (SELECT count(*) FROM head), (SELECT min(account_id) FROM chain WHERE opening <> opening_max)
        INTO moved, broken;
        IF broken IS NOT NULL THEN
            RAISE EXCEPTION 'the new entries of account % do not continue each other', broken
                USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'entry_continues_books';
        END IF;
    END IF;
    IF moved <> chains THEN
        -- Another transaction was first, or the caller has never looked: to read and to decide again is the answer.
        RAISE EXCEPTION '% of % accounts are not where their new entries begin', chains - moved, chains
            USING ERRCODE = 'serialization_failure', CONSTRAINT = 'entry_continues_books';
    END IF;
    RETURN NULL;
END $$;

-- Transfers -----------------------------------------------------------------------------------------------------------

-- The rules of migration 0010, asked for as far as a transfer needs them: PL/pgSQL makes an expression ready when a
-- transaction first comes to it. As with any CHECK, what cannot be told for want of a value breaks none; but a side's
-- currency that is there has to be its account's.
CREATE OR REPLACE FUNCTION ledger.keeps_rules(t ledger.transfer) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    broken text;
BEGIN
    IF t.refusal IS NULL THEN
        broken := CASE
            WHEN t.from_currency IS NULL OR t.to_currency IS NULL OR t.to_amount IS NULL
                OR t.to_seq IS NULL OR t.to_balance IS NULL OR t.rate_version IS NULL OR t.rate_from IS NULL
                OR t.rate_to IS NULL OR t.fee_version IS NULL OR t.fee_basis_points IS NULL OR t.fixed_side IS NULL
                OR t.from_account_id = t.to_account_id OR t.payee_user_id <= 0
                OR (t.kind <> 'deposit' AND (t.from_account_id / 100 <> t.user_id OR t.from_seq IS NULL
                                             OR t.from_balance IS NULL))
                THEN 'transfer_completed'
            WHEN t.from_currency = t.to_currency AND t.from_amount <> t.to_amount THEN 'transfer_conversion'
            -- Commission: only to other clients, rounded up.
            WHEN t.fee <> (t.from_amount * t.fee_basis_points + 9999) / 10000
                OR (t.kind <> 'external' AND t.fee_basis_points <> 0)
                THEN 'transfer_fee'
            WHEN t.fee_basis_points NOT BETWEEN 0 AND 1000 THEN 'transfer_fee_basis_points_check'
            WHEN t.fixed_side NOT IN ('amount', 'credit') THEN 'transfer_fixed_side_check'
            WHEN t.rate_from <= 0 THEN 'transfer_rate_from_check'
            WHEN t.rate_to <= 0 THEN 'transfer_rate_to_check'
            WHEN t.to_amount NOT BETWEEN 1 AND 9000000000000000 THEN 'transfer_to_amount_check'
        END;
        -- Conversion: rounded down for who receives, up for who pays.
        IF broken IS NULL AND t.from_currency <> t.to_currency THEN
            broken := CASE
                WHEN t.fixed_side = 'amount'
                    AND t.to_amount <> div(t.from_amount::numeric * t.rate_to, t.rate_from::numeric)
                    THEN 'transfer_conversion'
                WHEN t.fixed_side = 'credit'
                    AND t.from_amount <> div(t.to_amount::numeric * t.rate_from + t.rate_to - 1, t.rate_to::numeric)
                    THEN 'transfer_conversion'
            END;
        END IF;
    ELSE
        broken := CASE
            WHEN t.refusal NOT IN (
                'same_account', 'account_unknown', 'amount_too_small', 'invalid_amount', 'quote_expired', 'quote_used',
                'insufficient_funds')
                THEN 'transfer_refusal_check'
            WHEN t.kind = 'deposit' OR t.fee <> 0
                OR num_nonnulls(t.to_amount, t.from_seq, t.from_balance, t.to_seq, t.to_balance, t.rate_version,
                                t.rate_from, t.rate_to, t.fee_version, t.fee_basis_points, t.fixed_side) <> 0
                THEN 'transfer_refused'
        END;
    END IF;
    IF broken IS NULL THEN
        broken := CASE
            -- Each side in the currency of its account, by the last digits of the number of a client's or the house's;
            -- a refused one may not know it.
            WHEN (t.from_currency IS NULL OR t.from_currency = (ARRAY['USD', 'CNY', 'EUR'])[
                      t.from_account_id % CASE WHEN t.from_account_id < 100 THEN 10 ELSE 100 END]) IS NOT TRUE
                OR (t.to_currency IS NULL OR t.to_currency = (ARRAY['USD', 'CNY', 'EUR'])[
                        t.to_account_id % CASE WHEN t.to_account_id < 100 THEN 10 ELSE 100 END]) IS NOT TRUE
                THEN 'transfer_currencies'
            WHEN t.fee < 0 THEN 'transfer_fee_check'
            WHEN t.from_account_id <= 0 THEN 'transfer_from_account_id_check'
            WHEN t.from_amount NOT BETWEEN 1 AND 9000000000000000 THEN 'transfer_from_amount_check'
            -- `{1,80}` in the expression would take 9 µs, `+` takes 0.3 (docs/decisions/0008).
            WHEN octet_length(t.idempotency_key) NOT BETWEEN 1 AND 80 OR t.idempotency_key !~ '^[A-Za-z0-9_:-]+$'
                THEN 'transfer_idempotency_key_check'
            WHEN t.kind NOT IN ('own', 'external', 'deposit') THEN 'transfer_kind_check'
            WHEN char_length(t.memo) NOT BETWEEN 1 AND 140 THEN 'transfer_memo_check'
            WHEN t.payee_user_id <> t.to_account_id / 100
                OR CASE t.kind
                    WHEN 'own' THEN t.payee_user_id <> t.user_id
                    WHEN 'external' THEN t.payee_user_id = t.user_id
                    ELSE t.payee_user_id <> t.user_id OR t.from_account_id NOT BETWEEN 21 AND 29
                END
                THEN 'transfer_parties'
            WHEN t.to_account_id <= 0 THEN 'transfer_to_account_id_check'
            WHEN t.user_id <= 0 THEN 'transfer_user_id_check'
        END;
    END IF;
    IF broken IS NULL THEN
        RETURN true;
    END IF;
    RAISE EXCEPTION 'new row for relation "transfer" violates rule "%"', broken
        USING ERRCODE = 'check_violation', CONSTRAINT = broken, TABLE = 'transfer', SCHEMA = 'ledger';
END $$;

-- Proofs --------------------------------------------------------------------------------------------------------------

-- What a batch relies on without reading it is asked for by statements of the service's, which call these only to refuse:
-- a function with queries inside is a second statement each time. `ledger.require_terms` and `identity.require_sessions`
-- stay for instances of the version before, while they still run.
CREATE FUNCTION ledger.refuse_terms() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    RAISE EXCEPTION 'the rates or the commission have changed'
        USING ERRCODE = 'serialization_failure', CONSTRAINT = 'terms_in_force';
END $$;
GRANT EXECUTE ON FUNCTION ledger.refuse_terms TO easybilling_app;

CREATE FUNCTION identity.refuse_sessions() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    RAISE EXCEPTION 'a caller''s session is not live'
        USING ERRCODE = 'serialization_failure', CONSTRAINT = 'session_is_live';
END $$;
GRANT EXECUTE ON FUNCTION identity.refuse_sessions TO easybilling_app;
