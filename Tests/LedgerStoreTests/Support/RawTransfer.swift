/// A transfer as bare rows, for trying what the database takes from somebody who does not go through the
/// engine.
///
/// Made on a database where clients 1 and 2 have just opened their accounts: 100.00 USD on 101 and on 201.
/// The sample pays 10.00 USD from 101 to 202, where 69.40 CNY arrive.
struct RawTransfer {
    /// The row of the transfer: column to SQL literal.
    var columns: [String: String] = [
        "user_id": "1", "transfer_id": "'019c1400-0000-7000-8000-000000000001'", "payee_user_id": "2",
        "idempotency_key": "'raw'", "kind": "'external'", "refusal": "NULL", "from_account_id": "101",
        "from_currency": "'USD'", "from_amount": "1000", "from_seq": "2", "from_balance": "8990", "fee": "10",
        "to_account_id": "202", "to_currency": "'CNY'", "to_amount": "6940", "to_seq": "1",
        "to_balance": "6940",
        "rate_version": "1", "rate_from": "100000000", "rate_to": "694000000", "fee_version": "1",
        "fee_basis_points": "100", "fixed_side": "'amount'", "quote_id": "NULL", "memo": "NULL",
        "created_at": "now()",
    ]
    /// (user, account, seq, amount, balance after) of each entry.
    var entries = ["1, 101, 2, -1010, 8990", "2, 202, 1, 6940, 6940"]
    /// The client and transfer that entries name; those of the row unless set.
    var entriesName: String?

    /// In the order of the engine: transfer, entries.
    var sql: String { ([row] + entryRows).joined(separator: ";\n") }

    /// The transfer alone.
    var row: String {
        let names = columns.keys.sorted()
        let values = names.map { columns[$0] ?? "NULL" }
        return """
            INSERT INTO ledger.transfer (\(names.joined(separator: ", ")))
            VALUES (\(values.joined(separator: ", ")))
            """
    }

    private var entryRows: [String] {
        guard !entries.isEmpty else { return [] }
        let named = entriesName ?? "\(columns["user_id"] ?? ""), \(columns["transfer_id"] ?? "")"
        let rows = entries.map { "(\($0), \(named))" }.joined(separator: ", ")
        return [
            """
            INSERT INTO ledger.entry (
                user_id, account_id, seq, amount, balance_after, transfer_user_id, transfer_id)
            VALUES \(rows)
            """
        ]
    }

    /// The same with other columns.
    func with(_ changes: [String: String]) -> RawTransfer {
        var changed = self
        changed.columns.merge(changes) { _, new in new }
        return changed
    }

    /// The same refused: without effect.
    var refused: RawTransfer {
        var refused = with(["refusal": "'insufficient_funds'", "fee": "0"])
        for column in [
            "from_seq", "from_balance", "to_amount", "to_seq", "to_balance", "rate_version", "rate_from",
            "rate_to",
            "fee_version", "fee_basis_points", "fixed_side",
        ] { refused.columns[column] = "NULL" }
        refused.entries = []
        return refused
    }

    /// 10.00 USD within one client, from USD to EUR: no commission.
    static var own: RawTransfer {
        var own = RawTransfer().with([
            "kind": "'own'", "payee_user_id": "1", "from_balance": "9000", "fee": "0", "to_account_id": "103",
            "to_currency": "'EUR'", "to_amount": "900", "to_balance": "900", "rate_to": "90000000",
            "fee_basis_points": "0",
        ])
        own.entries = ["1, 101, 2, -1000, 9000", "1, 103, 1, 900, 900"]
        return own
    }

    /// 5.00 USD from the house to client 1.
    static var deposit: RawTransfer {
        var deposit = RawTransfer().with([
            "kind": "'deposit'", "payee_user_id": "1", "from_account_id": "21", "from_amount": "500",
            "from_seq": "NULL",
            "from_balance": "NULL", "fee": "0", "to_account_id": "101", "to_currency": "'USD'",
            "to_amount": "500",
            "to_seq": "2", "to_balance": "10500", "rate_to": "100000000", "fee_basis_points": "0",
        ])
        deposit.entries = ["1, 101, 2, 500, 10500"]
        return deposit
    }
}
