import Identity
import JSON
package import Ledger

/// A client as they see themselves, with their accounts.
package struct UserView: Sendable {
    package let id: UserID
    package let email: String
    package let name: String
    package let createdAt: Timestamp
    package let accounts: [AccountView]

    init(_ user: User, accounts: [Account]) {
        self.init(
            id: user.id, email: user.email.text, name: user.name.text, createdAt: user.createdAt,
            accounts: accounts.map(AccountView.init))
    }

    private init(id: UserID, email: String, name: String, createdAt: Timestamp, accounts: [AccountView]) {
        self.id = id
        self.email = email
        self.name = name
        self.createdAt = createdAt
        self.accounts = accounts
    }

    static let schema = Schema<UserView>.object(
        "User",
        .required("id", .userID, \.id, "The client's number"),
        .required("email", .string(maxScalars: EmailAddress.lengthMax), \.email, "Told to its owner alone"),
        .required("name", .string(maxScalars: PersonName.lengthMax), \.name, "In full"),
        .required("created_at", .timestamp, \.createdAt, "When the client signed up"),
        .required("accounts", .array(of: AccountView.schema, max: 9), \.accounts, "USD, CNY, EUR"),
        make: UserView.init)

    static let example: JSON = [
        "id": 7, "email": "ann@example.com", "name": "Ann Kowalski",
        "created_at": "2026-01-31T12:00:00.000000Z",
        "accounts": AccountView.examples,
    ]
}
