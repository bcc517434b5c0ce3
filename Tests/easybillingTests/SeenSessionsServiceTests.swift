import Identity
import Ledger
import Logging
import PostgreSQL
import ServiceLifecycle
import Synchronization
import TestBank
import TestSupport
import Testing

@testable import easybilling

@Suite("The service that notes which sessions were seen")
struct SeenSessionsServiceTests {
    /// Ends at once, and the group with it.
    private struct End: Service {
        func run() async throws {}
    }

    private static let start = Timestamp(microsecondsSince1970: 1_769_860_800_000_000)
    private static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    @Test("writes them down when it is stopped, before the connections close")
    func flush() async throws {
        try await withSeenSession { pool, identity, lastSeen in
            #expect(try await lastSeen() == Self.start)
            try await stop([PoolService(pool: pool, identity: identity), SeenSessionsService(identity)])
            #expect(try await lastSeen() == Self.start.adding(seconds: 61))
        }
    }

    @Test("ends well where the database does not take them: the session only idles out earlier")
    func unreachable() async throws {
        try await withSeenSession { pool, identity, lastSeen in
            await pool.close(deadline: .seconds(1))
            try await stop([SeenSessionsService(identity)])
            #expect(try await lastSeen() == Self.start)
        }
    }

    /// Runs the services, in the order in which they are stopped last, until they have stopped.
    private func stop(_ services: [any Service]) async throws {
        typealias Entry = ServiceGroupConfiguration.ServiceConfiguration
        var entries = services.map { service in Entry(service: service) }
        entries.append(Entry(service: End(), successTerminationBehavior: .gracefullyShutdownGroup))
        try await ServiceGroup(configuration: .init(services: entries, logger: Self.silent)).run()
    }

    /// A session that was seen 61 seconds after it began, of which the database knows nothing yet, and when
    /// it was seen as far as the database knows.
    private func withSeenSession(
        _ body: (ConnectionPool, IdentityServices, () async throws -> Timestamp) async throws -> Void
    ) async throws {
        try await withDatabase { database in
            try await Overseer.run(as: database.superuserURL) { superuser in
                try await superuser.execute(
                    """
                    INSERT INTO identity.user (user_id, email, name, masked_name, password_hash, created_at)
                    VALUES (1, 'a@b', 'A', 'A', '$argon2id$', now())
                    """)
                let pool = ConnectionPool(
                    .patient(database.url), statements: IdentityStatements.all, logger: Self.silent)
                let clock = Mutex(Self.start)
                let identity = try IdentityServices(
                    pool: pool, now: { clock.withLock { $0 } }, logger: Self.silent)
                let user = try #require(UserID(1))
                let token = try await identity.sessions.start(for: user, client: .unknown).token
                clock.withLock { $0 = $0.adding(seconds: 61) }
                #expect(try await identity.sessions.authenticate(token) != nil)
                try await body(pool, identity) {
                    Timestamp(
                        microsecondsSince1970: try await superuser.count(
                            "SELECT (extract(epoch FROM last_seen_at) * 1e6)::bigint FROM identity.session"
                        ))
                }
                identity.close()
                await pool.close(deadline: .seconds(5))
            }
        }
    }
}

extension SeenSessionsService {
    fileprivate init(_ identity: IdentityServices) { self.init(sessions: identity.sessions) }
}
