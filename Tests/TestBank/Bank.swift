package import Events
package import Ledger
package import LedgerStore
import Logging
package import PostgreSQL
package import TestSupport
import Testing

/// A migrated database with clients in it, and a posting engine that serves while a test runs.
package struct Bank: Sendable {
    package let pool: ConnectionPool
    package let engine: PostingEngine
    package let stamps: StampClock
    /// Hears of each batch.
    package let hub = EventHub()
    package let database: TestDatabase

    package init(
        on database: TestDatabase, limits: PostingLimits = .patient,
        configure: (inout PoolConfiguration) -> Void = { _ in }
    ) throws(PostgreSQLError) {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        var configuration = PoolConfiguration.patient(database.url)
        configure(&configuration)
        pool = ConnectionPool(configuration, statements: LedgerStatements.all, logger: logger)
        stamps = StampClock(now: SystemClock.now)
        engine = try PostingEngine(
            pool: pool, limits: limits, stamps: stamps, logger: logger, witness: hub.posted)
        self.database = database
    }

    /// Opens a client's accounts with the deposit; returns the client.
    package func openClient(_ number: Int64) async throws -> UserID {
        let user = try #require(UserID(number))
        let terms = try await ReadTerms.run(in: pool)
        let stamp = stamps.next()
        try await pool.transaction { transaction in
            try OpenAccounts.run(for: user, stamp: stamp, terms: terms, in: transaction)
        }
        return user
    }

    package func balances(of user: UserID) async throws -> [Int64] {
        try await ReadAccounts.of(user, from: pool).map(\.head.balance)
    }

    /// One transfer on its own.
    package func post(_ request: TransferRequest) async throws -> PostingOutcome {
        try #require(try await post(Submission([request])).first)
    }

    /// Transfers handed in together; throws the first failure if one of them has no outcome.
    package func post(_ submission: Submission) async throws(PostingFailure) -> [PostingOutcome] {
        var outcomes: [PostingOutcome] = []
        for result in await engine.submit(submission) { outcomes.append(try result.get()) }
        return outcomes
    }

    /// Where the operator's deposits are booked.
    package func desk(
        limits: PostingLimits = .patient, alongside: @escaping DepositDesk.Alongside = { _, _ in }
    ) -> DepositDesk {
        DepositDesk(
            pool: pool, stamps: stamps, limits: limits,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, alongside: alongside)
    }

    /// All transfers that the client has a part in, newest first.
    package func history(of user: UserID) async throws -> [SeenTransfer] {
        try await ListTransfers.run(
            for: user, TransferFilter(), sort: .newest, limit: ListTransfers.limitMax, after: nil, in: pool
        ).items
    }
}

/// Runs a test with a bank of its own.
package func withBank<Value: Sendable>(
    limits: PostingLimits = .patient, configure: (inout PoolConfiguration) -> Void = { _ in },
    _ body: @Sendable (Bank) async throws -> Value
) async throws -> Value {
    try await withBanks(1, limits: limits, configure: configure) { try await body($0[0]) }
}

/// The same with several instances of the service on the same books.
package func withBanks<Value: Sendable>(
    _ count: Int, limits: PostingLimits = .patient,
    configure: (inout PoolConfiguration) -> Void = { _ in },
    _ body: @Sendable ([Bank]) async throws -> Value
) async throws -> Value {
    try await withDatabase { database in
        let banks = try (0..<count).map { _ in try Bank(on: database, limits: limits, configure: configure) }
        return try await serve(banks, during: body)
    }
}

/// Runs a part of a test with a bank on a database that outlives it; nothing is connected afterwards.
package func withBank<Value: Sendable>(
    on database: TestDatabase, _ body: @Sendable (Bank) async throws -> Value
) async throws -> Value {
    try await serve([try Bank(on: database)]) { try await body($0[0]) }
}

private func serve<Value: Sendable>(
    _ banks: [Bank], during body: @Sendable ([Bank]) async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for bank in banks { group.addTask { await bank.engine.run() } }
        let outcome: Result<Value, any Error>
        do {
            outcome = .success(try await body(banks))
        } catch {
            outcome = .failure(error)
        }
        for bank in banks { bank.engine.close() }
        try await group.waitForAll()
        for bank in banks { await bank.pool.close(deadline: .seconds(5)) }
        return try outcome.get()
    }
}
