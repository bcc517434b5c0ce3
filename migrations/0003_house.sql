-- Upkeep: the house's checkpoints move along a watermark in the order of commits, and quotes that nobody used go.

-- The order of writing -------------------------------------------------------------------------------------------------

-- What `transfer.written_by` and `house_checkpoint.folded_below` count in: the database's transaction ids, behind a number
-- that is 0 until the books are restored into another cluster, whose ids start again (see ledger.rebase_house).
-- Inlined: a transfer pays nothing for it.
CREATE FUNCTION ledger.write_order(transaction_id xid8) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN 0 + transaction_id::text::bigint;
ALTER TABLE ledger.transfer ALTER COLUMN written_by SET DEFAULT ledger.write_order(pg_current_xact_id());

-- The house ------------------------------------------------------------------------------------------------------------

-- What the house got by the transfers of a span of write order: one row for each account that has legs there.
-- Sequential scans are off inside: how much the span holds is not known when this is planned. STABLE: it sees what the
-- statement that calls it sees, so a checkpoint and the legs behind it are of one moment.
CREATE FUNCTION ledger.house_legs(written_from bigint, written_below bigint)
RETURNS TABLE (account_id bigint, amount bigint, legs bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog SET enable_seqscan = off AS $$
    SELECT leg.account_id, sum(leg.amount)::bigint, count(*)
    FROM ledger.leg leg
    WHERE leg.account_id < 100 AND leg.written_by >= written_from AND leg.written_by < written_below
    GROUP BY leg.account_id
$$;

-- Lets the index on `written_by` know of what was written since the last time: until then each search reads all of that.
-- Not `autosummarize`: its queue holds 256 ranges, which full load fills in seconds, and a full one is a line in the
-- server's log for each range. Gives way to VACUUM, which does the same and would be cancelled by whoever waits for it.
CREATE FUNCTION ledger.summarize_written_by() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    LOCK TABLE ledger.transfer IN SHARE UPDATE EXCLUSIVE MODE NOWAIT;
    PERFORM brin_summarize_new_values('ledger.transfer_written_by');
EXCEPTION WHEN lock_not_available THEN
    NULL;
END $$;

-- Books that were restored from a dump: transaction ids start again, below the watermark, and what is written from then
-- on would count as folded. Counts every leg anew and lets the order of writing go on above all that there is.
-- Whoever may fold may call it, since it does so only where it has to be: true if it did.
CREATE FUNCTION ledger.rebase_house() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    base bigint;
BEGIN
    LOCK TABLE ledger.transfer IN SHARE ROW EXCLUSIVE MODE;
    IF NOT EXISTS (
        SELECT FROM ledger.house_checkpoint
        WHERE folded_below > ledger.write_order(pg_snapshot_xmin(pg_current_snapshot()))
    ) THEN
        RETURN false;
    END IF;
    base := 1 + greatest((SELECT max(written_by) FROM ledger.transfer),
                         (SELECT max(folded_below) FROM ledger.house_checkpoint));
    EXECUTE format('CREATE OR REPLACE FUNCTION ledger.write_order(transaction_id xid8) RETURNS bigint '
                   'LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN %s + transaction_id::text::bigint', base);
    UPDATE ledger.house_checkpoint c
    SET folded_below = base, balance = coalesce((
        SELECT counted.amount FROM ledger.house_legs(-9223372036854775808, base) counted
        WHERE counted.account_id = c.account_id), 0);
    RETURN true;
END $$;

GRANT EXECUTE ON FUNCTION ledger.write_order, ledger.house_legs TO easybilling_app, easybilling_reader;
GRANT EXECUTE ON FUNCTION ledger.summarize_written_by, ledger.rebase_house TO easybilling_app;

-- Deposits by the operator, which are the house's by their key: one key, one deposit, whoever's account it names. The
-- transfer itself is in the rows of the client who received it.
CREATE TABLE ledger.deposit (
    user_id bigint NOT NULL DEFAULT 0 CHECK (user_id = 0),
    key text NOT NULL CHECK (key ~ '^[A-Za-z0-9_-]{1,64}$'),
    transfer_user_id bigint NOT NULL CHECK (transfer_user_id > 0),
    transfer_id uuid NOT NULL,
    PRIMARY KEY (user_id, key)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.deposit
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.deposit ENABLE ALWAYS TRIGGER append_only;
GRANT SELECT ON ledger.deposit TO easybilling_app, easybilling_reader;
GRANT INSERT ON ledger.deposit TO easybilling_app;

-- Quotes ---------------------------------------------------------------------------------------------------------------

-- For the upkeep. A B-tree: quotes come in the order of their expiry, so it grows at its end alone; a BRIN index loses
-- that order as soon as new quotes take the room of deleted ones.
CREATE INDEX quote_expires_at ON ledger.quote (expires_at);
GRANT DELETE ON ledger.quote TO easybilling_app;

-- Quotes that may still be used, and those that a transfer was priced by, stay.
CREATE FUNCTION ledger.check_quotes_over() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog SET enable_seqscan = off AS $$
BEGIN
    IF EXISTS (
        SELECT FROM old_quote q
        WHERE q.expires_at > now()
           OR EXISTS (SELECT FROM ledger.transfer t
                      WHERE t.user_id = q.user_id AND t.quote_id = q.quote_id AND t.refusal IS NULL)
    ) THEN
        RAISE EXCEPTION 'a quote that is used or not yet expired stays'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'quote_is_over';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER quote_is_over AFTER DELETE ON ledger.quote
    REFERENCING OLD TABLE AS old_quote FOR EACH STATEMENT EXECUTE FUNCTION ledger.check_quotes_over();
CREATE TRIGGER quotes_stay BEFORE TRUNCATE ON ledger.quote
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.quote ENABLE ALWAYS TRIGGER quote_is_over;
ALTER TABLE ledger.quote ENABLE ALWAYS TRIGGER quotes_stay;

-- Quotes that expired before this moment have been looked at: those left are a transfer's, for ever.
CREATE TABLE ledger.quote_purge (
    user_id bigint PRIMARY KEY DEFAULT 0 CHECK (user_id = 0),
    purged_before timestamptz NOT NULL
);
INSERT INTO ledger.quote_purge (purged_before) VALUES ('1970-01-01');
GRANT SELECT ON ledger.quote_purge TO easybilling_app, easybilling_reader;
GRANT UPDATE (purged_before) ON ledger.quote_purge TO easybilling_app;
