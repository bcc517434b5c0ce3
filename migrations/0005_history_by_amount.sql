-- A client's history in the order of amounts, without reading all of it.

-- Of the client's side, as pages show it: what was sent, or for a deposit what arrived. See decision 0002 for what the two
-- indexes cost each transfer.
CREATE INDEX transfer_by_amount ON ledger.transfer
    (user_id, (CASE WHEN kind = 'deposit' THEN to_amount ELSE from_amount END), transfer_id);
CREATE INDEX transfer_by_payee_and_amount ON ledger.transfer (payee_user_id, to_amount, transfer_id)
    WHERE kind = 'external' AND refusal IS NULL;
