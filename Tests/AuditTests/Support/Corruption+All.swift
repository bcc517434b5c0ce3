import Audit

extension Corruption {
    private static let outOne = "user_id = 1 AND idempotency_key = 'out-1'"

    static let all = reference + accounts + transfers + priced + deposits + entries + sides + quotes + house

    static let reference: [Corruption] = [
        Corruption(
            "a currency that the program does not know", .currencies, "currency GBP",
            "INSERT INTO ledger.currency VALUES ('GBP', 'Pound', 2, 4)"),
        Corruption(
            "a house account is gone", .houseAccounts, "house account 12 is missing",
            "DELETE FROM ledger.house_account WHERE account_id = 12"),
        Corruption(
            "a checkpoint is gone", .houseAccounts, "house account 1, fee in USD",
            "DELETE FROM ledger.house_checkpoint WHERE account_id = 1"),
        Corruption(
            "a version of the rates lost a currency", .terms, "version 1 of the rates",
            "DELETE FROM ledger.rate WHERE currency = 'EUR'"),
        Corruption(
            "the dollar is not one dollar", .terms, "version 1 of the rates",
            "UPDATE ledger.rate SET per_usd = 100000001 WHERE currency = 'USD'"),
        Corruption(
            "a commission of more than ten per cent", .terms, "version 1 of the commission",
            "UPDATE ledger.fee_policy SET basis_points = 1001"),
    ]

    static let accounts: [Corruption] = [
        Corruption(
            "an account was given to another client", .accountOwner, "account 303",
            "UPDATE ledger.account SET user_id = 1 WHERE account_id = 303"),
        Corruption(
            "an account changed its currency", .accountCurrency, "account 303",
            "UPDATE ledger.account SET currency = 'CNY' WHERE account_id = 303"),
        Corruption(
            "a balance below zero", .accountBalance, "account 303: the balance is -1",
            "UPDATE ledger.account SET balance = -1 WHERE account_id = 303"),
        Corruption(
            "a client lost an account", .clientAccounts, "user 3 has accounts in USD, CNY",
            "DELETE FROM ledger.account WHERE account_id = 303"),
        Corruption(
            "a user without accounts", .userAccounts, "user 9",
            """
            INSERT INTO identity.user (user_id, email, name, masked_name, password_hash, created_at)
            VALUES (9, 'a@b', 'A', 'A', '$argon2id$', now())
            """),
        Corruption(
            "a sign-up's deposit under another key", .signUpDeposit, "user 3 was given nothing",
            "UPDATE ledger.transfer SET idempotency_key = 'gift' WHERE user_id = 3"),
        Corruption(
            "a second client with the deposit and no account", .signUpDeposit, "user 4",
            """
            INSERT INTO ledger.transfer SELECT (t).* FROM (
                SELECT jsonb_populate_record(
                    t, '{"user_id": 4, "payee_user_id": 4, "to_account_id": 401}') AS t
                FROM ledger.transfer t WHERE t.user_id = 3) t
            """),
    ]

    static let transfers: [Corruption] = [
        Corruption(
            "a completed transfer lost a number", .transferForm, "of user 1",
            "UPDATE ledger.transfer SET to_seq = NULL WHERE \(outOne)"),
        Corruption(
            "a refused transfer got an effect", .transferForm, "of user 1",
            "UPDATE ledger.transfer SET to_amount = 5 WHERE idempotency_key = 'refused'"),
        Corruption(
            "a transfer to another client became one's own", .transferParties, "no own transfer",
            "UPDATE ledger.transfer SET kind = 'own' WHERE \(outOne)"),
        Corruption(
            "a transfer from another client's account", .transferParties, "from 301",
            "UPDATE ledger.transfer SET from_account_id = 301 WHERE \(outOne)"),
        Corruption(
            "a kind that nobody knows", .transferParties, "no present transfer",
            "UPDATE ledger.transfer SET kind = 'present' WHERE \(outOne)"),
        Corruption(
            "a side in another currency than its account", .transferCurrencies, "account 202",
            "UPDATE ledger.transfer SET to_currency = 'EUR' WHERE \(outOne)"),
        Corruption(
            "a transfer's time was changed", .transferTime, "not its id's time",
            "UPDATE ledger.transfer SET created_at = created_at - interval '1 day' WHERE \(outOne)"),
        Corruption(
            "a transfer from the future", .transferTime, "still to come",
            "UPDATE ledger.transfer SET created_at = now() + interval '1 day' WHERE \(outOne)"),
        Corruption(
            "a refusal with another reason", .refusalReason, "same_account",
            "UPDATE ledger.transfer SET refusal = 'same_account' WHERE idempotency_key = 'refused'"),
        Corruption(
            "a refusal for no reason that is one", .refusalReason, "mood",
            "UPDATE ledger.transfer SET refusal = 'mood' WHERE idempotency_key = 'refused'"),
        Corruption(
            "a key that no client can have", .keyForm, "its key",
            "UPDATE ledger.transfer SET idempotency_key = 'out 1' WHERE \(outOne)"),
        Corruption(
            "one key for two transfers", .keyOnce, "user 1 has 2 transfers under the key out-1",
            "UPDATE ledger.transfer SET idempotency_key = 'out-1' WHERE idempotency_key = 'own-1'"),
    ]

    static let priced: [Corruption] = [
        Corruption(
            "a fee of one cent less", .transferFee, "the fee is 9, policy 1 makes it 10",
            "UPDATE ledger.transfer SET fee = fee - 1 WHERE \(outOne)"),
        Corruption(
            "other basis points than the policy's", .transferFee, "policy 1 says 100",
            "UPDATE ledger.transfer SET fee_basis_points = 50, fee = 5 WHERE \(outOne)"),
        Corruption(
            "a fee on an own transfer", .transferFee, "policy 1 says 0",
            "UPDATE ledger.transfer SET fee_basis_points = 100, fee = 20 WHERE idempotency_key = 'own-1'"),
        Corruption(
            "a policy that does not exist", .transferFee, "policy 7",
            "UPDATE ledger.transfer SET fee_version = 7 WHERE \(outOne)"),
        Corruption(
            "the policy was changed after the fact", .transferFee, "policy 1 says 200",
            "UPDATE ledger.fee_policy SET basis_points = 200"),
        Corruption(
            "other rates than the version's", .transferRate, "version 1 has",
            "UPDATE ledger.transfer SET rate_to = rate_to + 1 WHERE \(outOne)"),
        Corruption(
            "rates that do not exist", .transferRate, "rates 7",
            "UPDATE ledger.transfer SET rate_version = 7 WHERE \(outOne)"),
        Corruption(
            "the payee got one cent more", .transferConversion, "1000 USD became 6941 CNY",
            "UPDATE ledger.transfer SET to_amount = to_amount + 1 WHERE \(outOne)"),
    ]

    static let deposits: [Corruption] = [
        Corruption(
            "a deposit that no operator's key names", .depositListed, "under the key deposit:gift-1, is no",
            "DELETE FROM ledger.deposit"),
        Corruption(
            "a client's transfer under the key of a deposit", .depositListed, "under the key deposit:gift-2",
            "UPDATE ledger.transfer SET idempotency_key = 'deposit:gift-2' WHERE \(outOne)"),
        Corruption(
            "a deposit under a client's key", .depositTransfer, "deposit gift-1 names transfer",
            "UPDATE ledger.transfer SET idempotency_key = 'gift-1' WHERE idempotency_key = 'deposit:gift-1'"),
        Corruption(
            "an operator's key for another client's deposit", .depositTransfer, "of user 3, which does not",
            "UPDATE ledger.deposit SET transfer_user_id = 3"),
        Corruption(
            "an operator's key for a transfer between clients", .depositTransfer, "is no deposit under this",
            """
            UPDATE ledger.deposit
            SET transfer_id = (SELECT transfer_id FROM ledger.transfer WHERE \(outOne))
            """),
        Corruption(
            "an operator's key for the deposit of sign-up", .depositTransfer, "deposit gift-2 names transfer",
            """
            INSERT INTO ledger.deposit (key, transfer_user_id, transfer_id)
            SELECT 'gift-2', user_id, transfer_id FROM ledger.transfer
            WHERE user_id = 3 AND idempotency_key = 'signup:deposit'
            """),
        Corruption(
            "an operator's key among a client's rows", .depositTransfer, "rows of user 1",
            "UPDATE ledger.deposit SET user_id = 1"),
        Corruption(
            "an operator's key that no operator can have", .depositTransfer, "no operator's has",
            """
            UPDATE ledger.deposit SET key = 'gift:1';
            UPDATE ledger.transfer SET idempotency_key = 'deposit:gift:1'
            WHERE idempotency_key = 'deposit:gift-1'
            """),
        Corruption(
            "an operator's key twice", .depositOnce, "2 deposits are listed under the key gift-1",
            "INSERT INTO ledger.deposit SELECT * FROM ledger.deposit"),
    ]

    static let entries: [Corruption] = [
        Corruption(
            "an entry among another client's rows", .entryForm, "user 3",
            "UPDATE ledger.entry SET user_id = 3 WHERE account_id = 202"),
        Corruption(
            "a balance below zero on the way", .entryForm, "leaves a balance of -1",
            "UPDATE ledger.entry SET balance_after = -1 WHERE account_id = 101 AND seq = 2"),
        Corruption(
            "an entry of an account that is gone", .entryAccount, "account 904",
            "UPDATE ledger.entry SET user_id = 9, account_id = 904 WHERE account_id = 202"),
        Corruption(
            "an entry is gone", .chainGapless, "account 101 has entry 3 after entry 1",
            "DELETE FROM ledger.entry WHERE account_id = 101 AND seq = 2"),
        Corruption(
            "an entry twice", .chainGapless, "account 101 has entry 2 after entry 2",
            "INSERT INTO ledger.entry SELECT * FROM ledger.entry WHERE account_id = 101 AND seq = 2"),
        Corruption(
            "an amount of one cent more", .chainBalance, "entry 2 of account 101",
            "UPDATE ledger.entry SET amount = amount + 1 WHERE account_id = 101 AND seq = 2"),
        Corruption(
            "a balance of one cent more", .chainBalance, "entry 2 of account 101",
            "UPDATE ledger.entry SET balance_after = balance_after + 1 WHERE account_id = 101 AND seq = 2"),
        Corruption(
            "money on an account without entries", .accountHead, "account 303",
            "UPDATE ledger.account SET balance = 100 WHERE account_id = 303"),
        Corruption(
            "an entry above its account's head", .accountHead, "account 203 is at number 0",
            """
            INSERT INTO ledger.entry
            SELECT 2, 203, 1, 5, 5, transfer_user_id, transfer_id FROM ledger.entry WHERE account_id = 202
            """),
    ]

    static let sides: [Corruption] = [
        Corruption(
            "a completed transfer without its entries", .transferEntries, "has no entry 6 of account 101",
            """
            INSERT INTO ledger.transfer SELECT (t).* FROM (
                SELECT jsonb_populate_record(t, jsonb_build_object(
                    'idempotency_key', 'void', 'from_seq', 6, 'to_seq', 2,
                    'transfer_id', overlay(t.transfer_id::text PLACING '000000' FROM 31))) AS t
                FROM ledger.transfer t WHERE \(outOne)) t
            """),
        Corruption(
            "a completed transfer with the payer's entry alone", .transferEntries, "of account 202",
            """
            DELETE FROM ledger.entry WHERE account_id = 202;
            UPDATE ledger.account SET balance = 0, seq = 0 WHERE account_id = 202
            """),
        Corruption(
            "an entry of a transfer that does not exist", .entryTransfer, "account 202",
            "UPDATE ledger.entry SET transfer_user_id = 3 WHERE account_id = 202"),
        Corruption(
            "a transfer is gone, its entries stay", .entryTransfer, "of user 1, which does not exist",
            "DELETE FROM ledger.transfer WHERE \(outOne)"),
        Corruption(
            "a completed transfer was made a refused one", .refusedEffect, "was refused",
            """
            UPDATE ledger.transfer SET (refusal, fee, to_amount, from_seq, from_balance, to_seq, to_balance,
                rate_version, rate_from, rate_to, fee_version, fee_basis_points, fixed_side)
                = ('insufficient_funds', 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
            WHERE \(outOne)
            """),
        Corruption(
            "one account too many moved by a transfer", .entrySide, "entry 1 of account 203",
            """
            INSERT INTO ledger.entry
            SELECT 2, 203, 1, amount, amount, transfer_user_id, transfer_id FROM ledger.entry
            WHERE account_id = 202;
            UPDATE ledger.account SET seq = 1, balance = 6940 WHERE account_id = 203
            """),
        Corruption(
            "a transfer remembers another balance", .entrySide, "entry 3 of account 101",
            "UPDATE ledger.transfer SET from_balance = from_balance + 1 WHERE \(outOne)"),
    ]

    static let quotes: [Corruption] = [
        Corruption(
            "a quote for another amount", .quotePrice, "another transfer or price",
            "UPDATE ledger.quote SET amount = amount + 1"),
        Corruption(
            "another client's quote", .quotePrice, "this user was not given",
            "UPDATE ledger.quote SET user_id = 2"),
        Corruption(
            "a quote at another rate", .quotePrice, "another transfer or price",
            "UPDATE ledger.quote SET rate_version = 2"),
        Corruption(
            "a quote used after its end", .quoteTime, "of user 1 was made at",
            "UPDATE ledger.quote SET expires_at = created_at"),
        Corruption(
            "a quote that served two transfers", .quoteOnce, "served 2 transfers",
            "UPDATE ledger.transfer SET quote_id = (SELECT quote_id FROM ledger.quote) WHERE \(outOne)"),
    ]

    static let house: [Corruption] = [
        Corruption(
            "a checkpoint of one cent more", .houseCheckpoint,
            "holds 19 by its checkpoint, 18",
            "UPDATE ledger.house_checkpoint SET balance = 1 WHERE account_id = 1"),
        Corruption(
            "a checkpoint ahead of what it holds", .houseCheckpoint, "house account 21 holds 0",
            """
            UPDATE ledger.house_checkpoint
            SET folded_below = pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            WHERE account_id = 21
            """),
        Corruption(
            "a checkpoint from another server's future", .houseWatermark, "house account 2 is folded below",
            "UPDATE ledger.house_checkpoint SET folded_below = 4611686018427387904 WHERE account_id = 2"),
    ]
}
