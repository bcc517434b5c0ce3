import JSON
package import Ledger

/// An account as its owner sees it.
package struct AccountView: Sendable {
    package let id: AccountID
    package let userID: UserID
    package let currency: Currency
    /// `100.00`
    package let balance: String
    package let seq: Int
    package let createdAt: Timestamp
    package let updatedAt: Timestamp

    init(_ account: Account) {
        id = account.id
        userID = account.user
        currency = account.head.currency
        balance = account.balance.decimalText
        seq = Int(account.head.seq)
        createdAt = account.createdAt
        updatedAt = account.updatedAt
    }

    private init(
        id: AccountID, userID: UserID, currency: Currency, balance: String, seq: Int, createdAt: Timestamp,
        updatedAt: Timestamp
    ) {
        self.id = id
        self.userID = userID
        self.currency = currency
        self.balance = balance
        self.seq = seq
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }

    static let schema = Schema<AccountView>.object(
        "Account",
        .required("id", .accountID, \.id, "Its number: the owner's times 100, plus 1, 2 or 3"),
        .required("user_id", .userID, \.userID, "Its owner"),
        .required("currency", .currency, \.currency, "What it is held in"),
        .required("balance", .decimal, \.balance, "What it holds now"),
        .required("seq", .count(0...Int.max), \.seq, "How many entries made the balance"),
        .required("created_at", .timestamp, \.createdAt, "When it was opened"),
        .required("updated_at", .timestamp, \.updatedAt, "When its latest entry was made"),
        make: AccountView.init)

    static let example = example(701, "USD", balance: "100.00", seq: 1)

    /// All three accounts of a new client.
    static let examples: JSON = [
        example, example(702, "CNY", balance: "0.00", seq: 0), example(703, "EUR", balance: "0.00", seq: 0),
    ]

    private static func example(_ id: Int64, _ currency: String, balance: String, seq: Int64) -> JSON {
        [
            "id": .integer(id), "user_id": 7, "currency": .string(currency), "balance": .string(balance),
            "seq": .integer(seq), "created_at": "2026-01-31T12:00:00.000000Z",
            "updated_at": "2026-01-31T12:00:00.000000Z",
        ]
    }
}
