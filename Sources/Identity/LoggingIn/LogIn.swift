import Ledger
import Logging
import PostgreSQL

/// Logging in, the whole of it: brake, comparison, session, audit.
///
/// An unknown e-mail and a wrong password take the same steps, the same work and the same answer.
package struct LogIn: Sendable {
    private let pool: ConnectionPool
    private let users: Users
    private let hasher: PasswordHasher
    private let sessions: Sessions
    private let audit: AuditTrail
    private let throttle: LogInThrottle
    private let now: @Sendable () -> Timestamp
    private let logger: Logger

    init(
        pool: ConnectionPool, users: Users, hasher: PasswordHasher, sessions: Sessions, audit: AuditTrail,
        throttle: ThrottleConfiguration, now: @escaping @Sendable () -> Timestamp, logger: Logger
    ) {
        self.pool = pool
        self.users = users
        self.hasher = hasher
        self.sessions = sessions
        self.audit = audit
        self.throttle = LogInThrottle(pool: pool, configuration: throttle, now: now)
        self.now = now
        self.logger = logger
    }

    /// Starts a session for whoever presents the right password.
    ///
    /// Throws `IdentityError.throttled` before anything is compared, `.wrongCredentials`, `.overloaded` (not
    /// counted as an attempt), `.stopping`, `.cancelled`, `.hashingFailed`, or the database's
    /// `PostgreSQLError`. Only success makes a session; one whose COMMIT was not answered opens nothing,
    /// since nobody was told its token.
    package func callAsFunction(
        email: EmailAddress, password: Password, remember: Bool = false, client: ClientDescription
    ) async throws -> StartedSession {
        let subjects = (client.address.map { [ThrottleSubject($0)] } ?? []) + [ThrottleSubject(email)]
        try await throttle.admit(subjects)
        let credentials = try await users.credentials(email)
        let verdict = try await compare(password, with: credentials, subjects: subjects)
        guard let credentials, verdict != .differs else {
            try await recordFailure(of: email, userID: credentials?.userID, client: client)
            throw IdentityError.wrongCredentials
        }
        let renewed = verdict == .matchesAtOldCost ? await rehash(password) : nil
        return try await pool.transaction { transaction in
            if let renewed { try Users.replaceHash(of: credentials, with: renewed, in: transaction) }
            let started = try sessions.start(
                for: credentials.userID, remember: remember, client: client, in: transaction)
            let event = AuditEvent(
                .loggedIn, userID: credentials.userID, sessionID: started.session.id, client: client)
            try AuditTrail.record(event, at: started.session.createdAt, in: transaction)
            try throttle.forgive(subjects, in: transaction)
            return started
        }
    }

    private func compare(
        _ password: Password, with credentials: Credentials?, subjects: [ThrottleSubject]
    ) async throws -> PasswordVerdict {
        do {
            return try await hasher.verify(password, against: credentials?.passwordHash)
        } catch {
            await withdraw(subjects)
            throw error
        }
    }

    private func withdraw(_ subjects: [ThrottleSubject]) async {
        do {
            try await throttle.withdraw(subjects)
        } catch {
            logger.info("an attempt stays counted that was not looked at", metadata: ["error": "\(error)"])
        }
    }

    private func recordFailure(of email: EmailAddress, userID: UserID?, client: ClientDescription)
        async throws
    {
        let subject = ThrottleSubject(email)
        try await audit.record(
            AuditEvent(.logInFailed, userID: userID, client: client, subject: subject.digest))
    }

    /// The password was right: that its hash cannot be renewed now is no reason to refuse.
    private func rehash(_ password: Password) async -> PasswordHash? {
        do {
            return try await hasher.hash(password)
        } catch {
            logger.info("a password keeps its old cost for now", metadata: ["error": "\(error)"])
            return nil
        }
    }
}
