package import Ledger
package import PostgreSQL

/// The clients in the database.
package struct Users: Sendable {
    private let pool: ConnectionPool

    package init(pool: ConnectionPool) { self.pool = pool }

    /// Makes a client inside the caller's transaction, so that the accounts come into being with it or not at
    /// all.
    ///
    /// Of any number of transactions with one e-mail, exactly one gets a user: the others wait for it and
    /// throw `IdentityError.emailTaken` when it commits. The transaction is not broken by that, but should be
    /// rolled back.
    package static func insert(_ user: NewUser, in transaction: borrowing Transaction) throws -> UserID {
        guard let userID = try transaction.query(claimEmail(.text(user.email.text))).first else {
            throw IdentityError.emailTaken
        }
        _ = try transaction.execute(
            insertUser(
                .bigint(userID.value), .text(user.email.text), .text(user.name.text), .text(user.name.masked),
                .text(user.passwordHash.text), .moment(user.createdAt)))
        return userID
    }

    /// `nil` when there is no such client.
    package func find(_ id: UserID) async throws -> User? {
        try await pool.query(Self.findUser(.bigint(id.value))).first
    }

    /// The names of those that exist; asks once for each thousand.
    package func names(of ids: [UserID]) async throws -> [UserID: PersonName] {
        var names: [UserID: PersonName] = [:]
        var rest = Set(ids)[...]
        while !rest.isEmpty {
            let some = rest.prefix(Self.namesMax).map { $0.value }
            rest = rest.dropFirst(Self.namesMax)
            for (id, name) in try await pool.query(Self.findNames(.bigints(some))) { names[id] = name }
        }
        return names
    }

    /// What a log-in with that e-mail is compared with; `nil` when it is nobody's.
    package func credentials(_ email: EmailAddress) async throws -> Credentials? {
        try await pool.query(Self.findCredentials(.text(email.text))).first
    }

    /// Whether the e-mail is somebody's already: worth asking before a password is hashed for nothing. Only
    /// `insert(_:in:)` decides.
    package func isTaken(_ email: EmailAddress) async throws -> Bool {
        try await credentials(email) != nil
    }

    /// Stores a hash made at the present cost in place of the one that the password was just compared with.
    static func replaceHash(
        of credentials: Credentials, with hash: PasswordHash, in transaction: borrowing Transaction
    ) throws {
        _ = try transaction.execute(
            updateHash(
                .bigint(credentials.userID.value), .text(credentials.passwordHash.text), .text(hash.text)))
    }
}
