import JSON
import Ledger

extension TransferView {
    static let schema = Schema<TransferView>.object(
        "Transfer",
        .required("id", .transferID, \.id, "The transfer's own id"),
        .required(
            "kind", .enumeration(TransferKind.allCases), \.kind,
            "Between your accounts, to or from others, or a deposit"),
        .required("status", .enumeration(TransferStatus.allCases), \.status, "Final: it never changes"),
        .optional(
            "refusal", .enumeration(Ledger.Refusal.allCases), \.refusal,
            "Why it was refused; null when completed"),
        .required("from", sideSchema, \.from, "Where it came from; the amount is without the fee"),
        .required("to", sideSchema, \.to, "Where it went; no amount when refused"),
        .optional("fee", .decimal, \.fee, "Commission in the source's currency; null for the payee"),
        .optional("rate", .rate, \.rate, "Units received for one unit paid; null when refused"),
        .optional("quote_id", .quoteID, \.quoteID, "The quote that it used"),
        .optional("memo", .memo, \.memo, "The payer's words"),
        .required(
            "direction", .enumeration(TransferFilter.Direction.allCases), \.direction,
            "Out of your account, or in; own transfers are out"),
        .optional(
            "counterparty", counterpartySchema, \.counterparty,
            "The other client; null for own transfers and deposits"),
        .required(
            "balances", .dictionary(keys: accountNumber, values: .decimal, max: 2), \.balances,
            "Your accounts right after it, by number"),
        .optional(
            "idempotency_key", .string(maxScalars: 100), \.idempotencyKey,
            "The key it was asked with; null for the payee"),
        .required("replayed", .boolean, \.replayed, "This is the first answer again"),
        .required("created_at", .timestamp, \.createdAt, "When it was decided"),
        make: TransferView.init)

    private static let sideSchema = Schema<Side>.object(
        "TransferSide",
        .required("account_id", .accountID, \.accountID, "The account's number"),
        .optional("currency", .currency, \.currency, "Null where the account is unknown"),
        .optional("amount", .decimal, \.amount, "In that currency"),
        make: Side.init)

    private static let counterpartySchema = Schema<Counterparty>.object(
        "Counterparty",
        .required("account_id", .accountID, \.accountID, "Their account's number"),
        .optional("name", .string(maxScalars: 110), \.name, "Masked: Ann K.; null when refused"),
        make: Counterparty.init)

    private static let accountNumber = Schema<String>.string(maxScalars: 19).refined(
        .pattern, "must be an account's number", keywords: ["pattern": "^[0-9]+$"],
        { Int64($0).flatMap(AccountID.init) }, encode: { $0.description })

    static let example: JSON = [
        "id": "019c1400-0000-7000-8000-000000000002", "kind": "external", "status": "completed",
        "refusal": nil,
        "from": ["account_id": 701, "currency": "USD", "amount": "10.00"],
        "to": ["account_id": 802, "currency": "CNY", "amount": "69.40"], "fee": "0.10", "rate": "6.94",
        "quote_id": nil, "memo": "lunch", "direction": "out",
        "counterparty": ["account_id": 802, "name": "Bob L."],
        "balances": ["701": "89.90"], "idempotency_key": "lunch-with-bob", "replayed": false,
        "created_at": "2026-01-31T12:00:10.000000Z",
    ]
}
