-- Fills the books fast, past nobody: transfers and entries, as the posting engine writes them (the heads follow), with
-- every CHECK and trigger on. Called by the application's role, which can do no more than the service. What it makes is
-- what the service would have made, as `easybilling verify` finds.
--
-- The schema `bench` and `bench.uuid_at` come from clients.sql.
\set ON_ERROR_STOP on

-- Makes `transfers` transfers in database transactions of `batch`, evenly spread over the time from `begins` to `ends`, each
-- between a random client of `left_clients` and a random other one of `right_clients`, either of them paying. In
-- `converted_percent` of them the payee receives EUR. Two calls at once need disjoint clients.
CREATE OR REPLACE PROCEDURE bench.load(
    transfers bigint, batch bigint, left_clients int8range, right_clients int8range, converted_percent integer,
    begins timestamptz, ends timestamptz
) LANGUAGE plpgsql AS $$
DECLARE
    name text := substr(gen_random_uuid()::text, 1, 23);
    done bigint := 0;
    made ledger.transfer[];
    appended ledger.entry[];
BEGIN
    WHILE done < transfers LOOP
        -- A plan for few rows would be caught in loops over all pairs of many.
        PERFORM set_config('enable_nestloop', 'off', true), set_config('enable_hashjoin', 'on', true),
                set_config('enable_mergejoin', 'on', true);
        WITH pick AS MATERIALIZED (
            -- A random client of each side; `hop` leaves the first out where it is in the second's range.
            SELECT number, other.one, other.hop, random() < 0.5 AS is_left_payer, random() * 100 < converted_percent AS converts,
                   100 + floor(random() * 900)::bigint AS from_amount,
                   begins + (ends - begins) * (number::float8 / transfers) AS created_at
            FROM generate_series(done + 1, least(done + batch, transfers)) AS number,
                 LATERAL (SELECT lower(left_clients) + floor(random() * (upper(left_clients) - lower(left_clients)) + number * 0
                                 )::bigint AS one,
                                 floor(random() * (upper(right_clients) - lower(right_clients)
                                                   - (left_clients && right_clients)::integer) + number * 0)::bigint AS hop
                 ) AS other
        ), pair AS MATERIALIZED (
            SELECT *, CASE WHEN left_clients && right_clients AND lower(right_clients) + hop >= one THEN 1 ELSE 0 END
                      + lower(right_clients) + hop AS other
            FROM pick
        ), priced AS MATERIALIZED (
            SELECT number, created_at, from_amount, converts, bench.uuid_at(created_at) AS transfer_id,
                   name || '-' || lpad(number::text, 12, '0') AS idempotency_key,
                   CASE WHEN is_left_payer THEN one ELSE other END AS user_id,
                   CASE WHEN is_left_payer THEN other ELSE one END AS payee_user_id,
                   (from_amount * fee.basis_points + 9999) / 10000 AS fee,
                   CASE WHEN converts THEN div(from_amount::numeric * eur.per_usd, usd.per_usd::numeric)::bigint
                        ELSE from_amount END AS to_amount,
                   usd.version AS rate_version, usd.per_usd AS rate_from,
                   CASE WHEN converts THEN eur.per_usd ELSE usd.per_usd END AS rate_to,
                   fee.version AS fee_version, fee.basis_points
            FROM pair,
                 (SELECT * FROM ledger.rate WHERE currency = 'USD' ORDER BY version DESC LIMIT 1) AS usd,
                 (SELECT * FROM ledger.rate WHERE currency = 'EUR' ORDER BY version DESC LIMIT 1) AS eur,
                 (SELECT * FROM ledger.fee_policy ORDER BY version DESC LIMIT 1) AS fee
        ), leg AS (
            SELECT number, user_id, user_id * 100 + 1 AS account_id, -(from_amount + fee) AS amount, user_id AS transfer_user_id,
                   transfer_id
            FROM priced
            UNION ALL
            SELECT number, payee_user_id, payee_user_id * 100 + CASE WHEN converts THEN 3 ELSE 1 END, to_amount, user_id,
                   transfer_id
            FROM priced
        ), chain AS MATERIALIZED (
            SELECT leg.*,
                   head.seq + row_number() OVER account AS seq,
                   head.balance + (sum(leg.amount) OVER account)::bigint AS balance_after
            FROM leg
            JOIN ledger.account head ON head.user_id = leg.user_id AND head.account_id = leg.account_id
            WINDOW account AS (PARTITION BY leg.account_id ORDER BY leg.number)
        )
        SELECT (SELECT array_agg(ROW(
                           p.user_id, p.transfer_id, p.payee_user_id, p.idempotency_key, 'external', NULL, source.account_id,
                           'USD', p.from_amount, source.seq, source.balance_after, p.fee, destination.account_id,
                           CASE WHEN p.converts THEN 'EUR' ELSE 'USD' END, p.to_amount, destination.seq,
                           destination.balance_after, p.rate_version, p.rate_from, p.rate_to, p.fee_version, p.basis_points,
                           'amount', NULL, NULL, p.created_at, NULL)::ledger.transfer ORDER BY p.number)
                FROM priced p
                JOIN chain source ON source.number = p.number AND source.amount < 0
                JOIN chain destination ON destination.number = p.number AND destination.amount > 0),
               (SELECT array_agg(ROW(
                           user_id, account_id, seq, amount, balance_after, transfer_user_id, transfer_id)::ledger.entry
                           ORDER BY account_id, seq)
                FROM chain)
        INTO made, appended;
        -- The triggers find what they need by its key; a hash of all transfers would be made for each batch.
        PERFORM set_config('enable_nestloop', 'on', true), set_config('enable_hashjoin', 'off', true),
                set_config('enable_mergejoin', 'off', true);
        INSERT INTO ledger.transfer (
            user_id, transfer_id, payee_user_id, idempotency_key, kind, from_account_id, from_currency, from_amount, from_seq,
            from_balance, fee, to_account_id, to_currency, to_amount, to_seq, to_balance, rate_version, rate_from, rate_to,
            fee_version, fee_basis_points, fixed_side, created_at)
        SELECT user_id, transfer_id, payee_user_id, idempotency_key, kind, from_account_id, from_currency, from_amount,
               from_seq, from_balance, fee, to_account_id, to_currency, to_amount, to_seq, to_balance, rate_version, rate_from,
               rate_to, fee_version, fee_basis_points, fixed_side, created_at
        FROM unnest(made);
        INSERT INTO ledger.entry SELECT * FROM unnest(appended);
        COMMIT;
        done := done + batch;
    END LOOP;
END $$;
GRANT EXECUTE ON PROCEDURE bench.load TO easybilling_app;
