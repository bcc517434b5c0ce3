-- The rows that a batch adds come as one array of each of these types, instead of an array for each column, which the server
-- would read as a table of its own (docs/decisions/0022). A new column of a table is no new one of these: instances that run
-- send what they know.

CREATE TYPE ledger.recorded_transfer AS (
    transfer_id      uuid,
    user_id          bigint,
    payee_user_id    bigint,
    kind             text,
    refusal          text,
    from_account_id  bigint,
    from_currency    text,
    from_amount      bigint,
    from_seq         bigint,
    from_balance     bigint,
    to_account_id    bigint,
    to_currency      text,
    to_amount        bigint,
    to_seq           bigint,
    to_balance       bigint,
    fee              bigint,
    rate_version     bigint,
    rate_from        bigint,
    rate_to          bigint,
    fee_version      bigint,
    fee_basis_points bigint,
    fixed_side       text,
    idempotency_key  text,
    memo             text,
    quote_id         uuid,
    created_at       timestamptz
);

CREATE TYPE ledger.appended_entry AS (
    user_id          bigint,
    account_id       bigint,
    seq              bigint,
    amount           bigint,
    balance_after    bigint,
    transfer_user_id bigint,
    transfer_id      uuid
);
