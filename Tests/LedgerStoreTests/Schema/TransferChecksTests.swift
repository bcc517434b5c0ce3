import PostgreSQL
import TestBank
import TestSupport
import Testing

@Suite("The database takes no transfer")
struct TransferChecksTests {
    /// Columns changed in a sound refused transfer, and the constraint that does not take it then.
    private static let anyTransfer: [(String, [String: String])] = [
        ("transfer_user_id_check", ["user_id": "0"]),
        ("transfer_idempotency_key_check", ["idempotency_key": "''"]),
        ("transfer_idempotency_key_check", ["idempotency_key": "'a b'"]),
        ("transfer_idempotency_key_check", ["idempotency_key": "E'a\\n'"]),
        ("transfer_idempotency_key_check", ["idempotency_key": "repeat('x', 81)"]),
        ("transfer_kind_check", ["kind": "'gift'"]), ("transfer_refusal_check", ["refusal": "'because'"]),
        ("transfer_from_amount_check", ["from_amount": "0"]),
        ("transfer_from_amount_check", ["from_amount": "-1000"]),
        ("transfer_from_amount_check", ["from_amount": "9000000000000001"]),
        ("transfer_memo_check", ["memo": "''"]), ("transfer_memo_check", ["memo": "repeat('x', 141)"]),
        ("transfer_parties", ["payee_user_id": "3"]), ("transfer_parties", ["kind": "'own'"]),
        ("transfer_from_account_id_check", ["from_account_id": "0", "from_currency": "NULL"]),
        ("transfer_currencies", ["from_account_id": "-1"]), ("transfer_currencies", ["to_currency": "'USD'"]),
    ]

    /// The same of a completed one to another client.
    private static let external: [(String, [String: String])] = [
        (
            "transfer_to_amount_check",
            [
                "from_account_id": "102", "from_currency": "'CNY'", "from_amount": "6", "fee": "1",
                "to_account_id": "201",
                "to_currency": "'USD'", "to_amount": "0", "rate_from": "694000000", "rate_to": "100000000",
            ]
        ),
        (
            "transfer_rate_from_check",
            ["to_account_id": "201", "to_currency": "'USD'", "to_amount": "1000", "rate_from": "0"]
        ),
        (
            "transfer_rate_to_check",
            ["to_account_id": "201", "to_currency": "'USD'", "to_amount": "1000", "rate_to": "-1"]
        ),
        ("transfer_fee_basis_points_check", ["fee": "101", "fee_basis_points": "1001"]),
        ("transfer_fixed_side_check", ["fixed_side": "'both'", "from_amount": "1000"]),
        // Parties: who asks, pays and receives.
        ("transfer_parties", ["payee_user_id": "3"]),
        ("transfer_parties", ["kind": "'own'", "fee": "0", "fee_basis_points": "0"]),
        ("transfer_parties", ["kind": "'deposit'", "fee": "0", "fee_basis_points": "0"]),
        ("transfer_completed", ["from_account_id": "201"]),
        ("transfer_completed", ["from_account_id": "21"]),
        // Nothing of a completed transfer is missing.
        ("transfer_completed", ["from_currency": "NULL"]), ("transfer_completed", ["to_currency": "NULL"]),
        ("transfer_completed", ["to_amount": "NULL"]), ("transfer_completed", ["to_seq": "NULL"]),
        ("transfer_completed", ["to_balance": "NULL"]), ("transfer_completed", ["from_seq": "NULL"]),
        ("transfer_completed", ["from_balance": "NULL"]), ("transfer_completed", ["rate_version": "NULL"]),
        ("transfer_completed", ["rate_from": "NULL"]), ("transfer_completed", ["rate_to": "NULL"]),
        ("transfer_completed", ["fee_version": "NULL"]), ("transfer_completed", ["fee_basis_points": "NULL"]),
        ("transfer_completed", ["fixed_side": "NULL"]),
        // Commission, to the cent.
        ("transfer_fee", ["fee": "9"]), ("transfer_fee", ["fee": "11"]), ("transfer_fee", ["fee": "0"]),
        ("transfer_fee", ["fee": "-10"]), ("transfer_fee", ["fee_basis_points": "1001"]),
        // Conversion, to the cent.
        ("transfer_conversion", ["to_amount": "6941"]), ("transfer_conversion", ["to_amount": "6939"]),
        ("transfer_conversion", ["from_amount": "1001", "fee": "11", "to_amount": "6947"]),
        ("transfer_conversion", ["rate_to": "694000001", "to_amount": "6939"]),
        ("transfer_conversion", ["fixed_side": "'credit'", "from_amount": "1001", "fee": "11"]),
        ("transfer_conversion", ["fixed_side": "'credit'", "to_amount": "6941"]),
        // Each side in the currency of its account.
        (
            "transfer_currencies",
            ["from_currency": "'EUR'", "rate_from": "90000000", "to_amount": "7711", "to_balance": "7711"]
        ),
        ("transfer_currencies", ["to_currency": "'EUR'"]),
        ("transfer_currencies", ["from_currency": "'GBP'"]),
    ]

    private static let own: [(String, [String: String])] = [
        ("transfer_parties", ["kind": "'external'"]),
        ("transfer_fee", ["fee": "10", "fee_basis_points": "100"]),
        ("transfer_fee", ["fee": "1"]),
        (
            "transfer_completed",
            ["to_account_id": "101", "to_currency": "'USD'", "to_amount": "1000", "rate_to": "100000000"]
        ),
    ]

    private static let deposit: [(String, [String: String])] = [
        ("transfer_parties", ["from_account_id": "1"]), ("transfer_parties", ["from_account_id": "11"]),
        ("transfer_parties", ["from_account_id": "201"]), ("transfer_parties", ["user_id": "2"]),
        ("transfer_fee", ["fee": "5", "fee_basis_points": "100"]),
        ("transfer_conversion", ["to_amount": "501"]),
        ("transfer_currencies", ["from_account_id": "22"]),
        ("transfer_currencies", ["from_account_id": "24"]),
    ]

    /// What a refused one has none of.
    private static let effects = [
        "fee", "to_amount", "from_seq", "from_balance", "to_seq", "to_balance", "rate_version", "rate_from",
        "rate_to",
        "fee_version", "fee_basis_points", "fixed_side",
    ]

    @Test("whose numbers do not fit together, whatever its kind")
    func numbers() async throws {
        try await withApplication { app in
            for (sample, table) in [
                (RawTransfer().refused, Self.anyTransfer), (RawTransfer(), Self.external), (.own, Self.own),
                (.deposit, Self.deposit),
            ] {
                for (constraint, changes) in table {
                    try await app.expectRefusal(of: sample.with(changes).sql, by: constraint, "\(changes)")
                }
            }
            try await app.expect("SELECT count(*) FROM ledger.transfer WHERE kind <> 'deposit'", is: 0)
        }
    }

    @Test("that is refused and has an effect all the same")
    func refused() async throws {
        try await withApplication { app in
            for column in Self.effects {
                let value = RawTransfer().columns[column] ?? ""
                try await app.expectRefusal(
                    of: RawTransfer().refused.with([column: value]).row, by: "transfer_refused", "\(column)")
            }
            let deposit = RawTransfer.deposit.refused.with(["from_currency": "NULL"])
            try await app.expectRefusal(of: deposit.row, by: "transfer_refused")
            try await app.expectTaken(RawTransfer().refused.row)
        }
    }

    @Test("under a key or an id that is taken")
    func taken() async throws {
        try await withBank { bank in
            _ = (try await bank.openClient(1), try await bank.openClient(2))
            try await Overseer.run(as: bank.database.url) { app in
                try await app.execute(RawTransfer().sql)
                let other = RawTransfer().refused.with(["transfer_id": "gen_random_uuid()"])
                try await app.expectRefusal(of: other.row, by: "transfer_key")
                let sameID = RawTransfer().refused.with(["idempotency_key": "'other'"])
                try await app.expectRefusal(of: sameID.row, by: "transfer_pkey")
                let another = RawTransfer().refused.with([
                    "user_id": "2", "payee_user_id": "1", "to_account_id": "101", "to_currency": "'USD'",
                ])
                try await app.expectTaken(another.row, "keys of two clients never meet")
            }
        }
    }

    @Test("with a quote that has served one, but any number of refused ones")
    func quoteUsed() async throws {
        try await withBank { bank in
            _ = (try await bank.openClient(1), try await bank.openClient(2))
            try await Overseer.run(as: bank.database.url) { app in
                let quoted = RawTransfer().with(["quote_id": "'019c1400-0000-7000-8000-0000000000aa'"])
                for number in 0..<2 {
                    let refused = quoted.refused.with([
                        "transfer_id": "gen_random_uuid()", "idempotency_key": "'refused-\(number)'",
                    ])
                    try await app.execute(refused.sql)
                }
                try await app.execute(quoted.sql)
                var second = quoted.with([
                    "transfer_id": "'019c1400-0000-7000-8000-000000000002'", "idempotency_key": "'second'",
                    "from_seq": "3", "from_balance": "7980", "to_seq": "2", "to_balance": "13880",
                ])
                second.entries = ["1, 101, 3, -1010, 7980", "2, 202, 2, 6940, 13880"]
                try await app.expectRefusal(of: second.sql, by: "transfer_quote")
                second.columns["quote_id"] = "NULL"
                try await app.expectTaken(second.sql)
            }
        }
    }

    /// Clients 1 and 2 with their deposits, and the service's own role. Each sample is sound as it is.
    private func withApplication(_ body: @Sendable (Overseer) async throws -> Void) async throws {
        try await withBank { bank in
            _ = (try await bank.openClient(1), try await bank.openClient(2))
            try await Overseer.run(as: bank.database.url) { app in
                for sample in [RawTransfer(), .own, .deposit] {
                    try await app.expectTaken("BEGIN; \(sample.sql); SET CONSTRAINTS ALL IMMEDIATE")
                    try await app.execute("ROLLBACK")
                }
                try await body(app)
            }
        }
    }
}
