package import Ledger
import Logging
import PostgreSQL

/// The API keys in the database, where every request looks its own up: revoking one works at once on every
/// instance.
package struct APIKeys: Sendable {
    let pool: ConnectionPool
    package let policy: APIKeyPolicy
    let now: @Sendable () -> Timestamp
    let logger: Logger
    /// Requests that arrive together look their keys up together; so do the notes that they were used.
    private let found: SharedQuery<APIKeyToken, APIKey?>
    private let used: SharedQuery<APIKey, Void>

    init(
        pool: ConnectionPool, policy: APIKeyPolicy, now: @escaping @Sendable () -> Timestamp, logger: Logger
    ) {
        self.pool = pool
        self.policy = policy
        self.now = now
        self.logger = logger
        found = SharedQuery { (tokens) throws(PostgreSQLError) in try await Self.find(tokens, in: pool) }
        used = SharedQuery { (keys) throws(PostgreSQLError) in
            let dueBefore = now().adding(seconds: -policy.touchInterval.wholeSeconds)
            return try await Self.touch(keys, at: now(), dueBefore: dueBefore, in: pool)
        }
    }

    /// Whose request this is: the live key of that token, or `nil`, whatever the reason.
    ///
    /// One statement, shared with the requests of the same moment; a second one, at most once a minute for
    /// each key, notes that it was used.
    package func authenticate(_ token: APIKeyToken) async throws -> APIKey? {
        let time = now()
        guard let key = try await found.answer(to: token), key.state(at: time) == .live else { return nil }
        if key.isDueForTouch(at: time, every: policy.touchInterval) { await touch(key) }
        return key
    }

    /// The user's keys that are not revoked, newest first: all that there are, expired ones included.
    package func list(_ userID: UserID) async throws -> [APIKey] {
        try await pool.query(Self.listKeys(.bigint(userID.value), .bigint(Int64(policy.keptMax))))
    }

    /// Whether a key is live now. It does not count as being used.
    package func isLive(_ key: APIKey) async throws -> Bool {
        let time = now()
        return try await list(key.userID).contains { $0.id == key.id && $0.state(at: time) == .live }
    }

    /// Makes a key for the session's user.
    ///
    /// Throws `IdentityError.keyEndsInThePast` for an end that is not in the future, and `.tooManyKeys` for
    /// one more than may be kept. Of any number that are made
    /// together, no more than there is room for come into being: they take the user's row one after the
    /// other.
    package func make(_ asked: NewAPIKey, by session: Session, client: ClientDescription) async throws
        -> MadeAPIKey
    {
        let time = now()
        guard asked.expiresAt.map({ $0 > time }) ?? true else { throw IdentityError.keyEndsInThePast }
        let key = APIKey(
            id: .new(at: time), userID: session.userID, name: asked.name, scopes: asked.scopes,
            createdAt: time, expiresAt: asked.expiresAt, lastUsedAt: nil, revokedAt: nil)
        let token = APIKeyToken.new(for: session.userID)
        let event = AuditEvent(
            .keyCreated, userID: session.userID, sessionID: session.id, client: client, detail: "\(key.id)")
        try await pool.transaction { transaction in
            let count = try transaction.pipeline(
                Self.lockOwner(.bigint(session.userID.value)), insertion(of: key, token)
            ).1.affected
            guard count == 1 else { throw IdentityError.tooManyKeys(limit: policy.keptMax) }
            try AuditTrail.record(event, at: time, in: transaction)
        }
        return MadeAPIKey(key: key, token: token)
    }

    /// Takes a key of the session's user back: from now on its token opens nothing, on any instance.
    ///
    /// `false` when the user has no such key that is not revoked yet; another user's key is no such key.
    package func revoke(_ id: APIKeyID, by session: Session, client: ClientDescription) async throws -> Bool {
        let time = now()
        let event = AuditEvent(
            .keyRevoked, userID: session.userID, sessionID: session.id, client: client, detail: "\(id)")
        return try await pool.transaction { transaction in
            let count = try transaction.execute(
                Self.revokeKey(.bigint(session.userID.value), .uuid(id.bits), .moment(time)))
            if count > 0 { try AuditTrail.record(event, at: time, in: transaction) }
            return count > 0
        }
    }

    private func insertion(of key: APIKey, _ token: APIKeyToken) -> BoundStatement<Void> {
        Self.insertKey(
            .bigint(key.userID.value), .uuid(key.id.bits), .bytea(token.hash), .text(key.name.text),
            .bool(key.scopes.contains(.read)), .bool(key.scopes.contains(.transfer)),
            .moment(key.createdAt), .moment(key.expiresAt), .bigint(Int64(policy.keptMax)))
    }

    private static func find(
        _ tokens: [APIKeyToken], in pool: ConnectionPool
    ) async throws(PostgreSQLError) -> [APIKey?] {
        let rows = try await pool.query(
            findKeys(.bigints(tokens.map(\.userID.value)), .byteas(tokens.map(\.hash))))
        var keys = [APIKey?](repeating: nil, count: tokens.count)
        for row in rows { keys[Int(row.number) - 1] = row.key }
        return keys
    }

    /// A request that may go on does so even when this fails: the worst is that the last use is told too
    /// early.
    private func touch(_ key: APIKey) async {
        do {
            try await used.answer(to: key)
        } catch {
            logger.warning(
                "could not note that a key was used", metadata: ["key_id": "\(key.id)", "error": "\(error)"])
        }
    }

    private static func touch(
        _ keys: [APIKey], at time: Timestamp, dueBefore: Timestamp, in pool: ConnectionPool
    ) async throws(PostgreSQLError) -> [Void] {
        try await pool.execute(
            touchKeys(
                .bigints(keys.map(\.userID.value)), .uuids(keys.map(\.id.bits)), .moment(time),
                .moment(dueBefore)))
        return keys.map { _ in }
    }
}
