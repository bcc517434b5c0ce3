import Identity
import Ledger
import Logging
import PostgreSQL
import TestSupport

/// One instance of the service's identity on a test's database, with a clock that the test moves.
struct IdentityBench: Sendable {
    let database: TestDatabase
    let clock: TestClock
    let pool: ConnectionPool
    let identity: IdentityServices

    static let password = "correct horse battery"

    /// Runs the body with one instance on a database of its own.
    static func run(
        _ configuration: IdentityConfiguration = .quick, _ body: (IdentityBench) async throws -> Void
    ) async throws {
        try await withDatabase { database in
            try await instance(on: database, clock: TestClock(), configuration, body)
        }
    }

    /// Runs the body with one more instance: own pool, own threads, same database.
    static func instance(
        on database: TestDatabase, clock: TestClock, _ configuration: IdentityConfiguration = .quick,
        _ body: (IdentityBench) async throws -> Void
    ) async throws {
        let pool = openPool(database.url, IdentityStatements.all)
        let identity = try IdentityServices(
            pool: pool, configuration: configuration, now: { clock.now }, logger: Logger(label: "test"))
        let bench = IdentityBench(database: database, clock: clock, pool: pool, identity: identity)
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await body(bench))
        } catch {
            outcome = .failure(error)
        }
        identity.close()
        await pool.close(deadline: .seconds(5))
        try outcome.get()
    }

    /// Makes a client the way that a sign-up does.
    @discardableResult
    func signUp(_ email: String, name: String = "Ann Kowalski", password: String = password) async throws
        -> UserID
    {
        let user = NewUser(
            email: try EmailAddress(email), name: try PersonName(name),
            passwordHash: try await identity.hasher.hash(Password(presented: password)), createdAt: clock.now)
        return try await pool.transaction { transaction in try Users.insert(user, in: transaction) }
    }

    func logIn(
        _ email: String, _ password: String = password, remember: Bool = false,
        client: ClientDescription = .laptop
    ) async throws -> StartedSession {
        try await identity.logIn(
            email: EmailAddress(email), password: Password(presented: password), remember: remember,
            client: client)
    }

    /// What a log-in was refused with; `nil` when it was not refused.
    func refusal(
        _ email: String, _ password: String = password, client: ClientDescription = .laptop
    ) async throws -> IdentityError? {
        do {
            _ = try await logIn(email, password, client: client)
            return nil
        } catch let error as IdentityError {
            return error
        }
    }

    /// Runs a statement as the database's owner; how many rows it touched or gave.
    @discardableResult
    func asOwner(_ sql: String) async throws -> Int { try await Self.execute(sql, as: database.ownerURL) }

    /// What the database refused a statement with; `nil` when it was done.
    func refusal(of sql: String, as url: String) async throws -> SQLState? {
        do {
            _ = try await Self.execute(sql, as: url)
            return nil
        } catch let error as PostgreSQLError where error.sqlState != nil {
            return error.sqlState
        }
    }

    /// Runs statements in one transaction as the role of a URL; how many rows the last one touched or gave.
    static func execute(_ sql: String..., as url: String) async throws -> Int {
        let statements = sql.enumerated().map { Statement("test \($0.offset)", $0.element) }
        return try await withPool(url, statements) { pool in
            try await pool.transaction { transaction in
                try statements.reduce(0) { _, statement in try transaction.execute(statement()) }
            }
        }
    }

    /// The generic plan of a statement with that many parameters: what the service runs, as it prepares once.
    func plan(of sql: String, parameters: Int) async throws -> String {
        let prepare = Statement("prepare", "PREPARE planned AS \(sql)")
        let nulls = Array(repeating: "NULL", count: parameters).joined(separator: ", ")
        let explain = Statement("explain", "EXPLAIN EXECUTE planned (\(nulls))") {
            (row: inout RowReader) throws(PostgreSQLError) in try row.text()
        }
        return try await Self.withPool(database.ownerURL, [prepare, explain]) { pool in
            try await pool.transaction { transaction in
                _ = try transaction.execute(prepare())
                return try transaction.query(explain()).joined(separator: "\n")
            }
        }
    }

    private static func withPool<Value>(
        _ url: String, _ statements: [any PreparedStatement], _ body: (ConnectionPool) async throws -> Value
    ) async throws -> Value {
        let pool = openPool(url, statements)
        let outcome: Result<Value, any Error>
        do {
            outcome = .success(try await body(pool))
        } catch {
            outcome = .failure(error)
        }
        await pool.close(deadline: .seconds(5))
        return try outcome.get()
    }

    private static func openPool(_ url: String, _ statements: [any PreparedStatement]) -> ConnectionPool {
        ConnectionPool(.patient(url), statements: statements, logger: Logger(label: "test"))
    }
}

extension IdentityConfiguration {
    /// The design's, but with passwords that cost next to nothing.
    static let quick = with { _ in }

    static func with(_ change: (inout IdentityConfiguration) -> Void) -> IdentityConfiguration {
        var configuration = IdentityConfiguration()
        configuration.passwords.cost = .least
        change(&configuration)
        return configuration
    }
}

extension ClientDescription {
    static let laptop = ClientDescription(
        address: ClientAddress("192.0.2.7"), userAgent: "Firefox on a laptop")
    static let phone = ClientDescription(
        address: ClientAddress("198.51.100.9"), userAgent: "Safari on a phone")
}
