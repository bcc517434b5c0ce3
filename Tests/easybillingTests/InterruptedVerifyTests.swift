import Glibc
import LocalCluster
import Logging
import TestSupport
import Testing

/// `easybilling verify` beside a database that goes away while it reads.
@Suite("easybilling verify that is interrupted")
struct InterruptedVerifyTests {
    @Test(
        "ends with 2, and not with a verdict, when its database fails in the middle", .timeLimit(.minutes(10))
    )
    func interrupted() async throws {
        try await LocalCluster.runEphemeral(logger: Logger(label: "test")) { cluster in
            try await cluster.makeDatabaseIfMissing(Self.database)
            let migrating = try Program(
                ["migrate"], ["DATABASE_OWNER_URL": Self.url(cluster, .owner)])
            #expect(try await migrating.end().status == 0)
            #expect(try await verify(cluster).end().status == 0)

            try await cluster.execute(Self.standstill, database: Self.database)
            let ended = try await end(cluster) { backend in
                try await cluster.execute(
                    "SELECT pg_terminate_backend(\(backend))", database: Self.database)
            }
            Self.expectNoVerdict(ended)
            let killed = try await end(cluster) { backend in
                // The server takes itself for damaged, disconnects everybody and recovers.
                #expect(kill(backend, SIGKILL) == 0)
            }
            Self.expectNoVerdict(killed)

            try await Self.untilItAnswers(cluster)
            try await cluster.execute(Self.goingOn, database: Self.database)
            let after = try await verify(cluster).end()
            #expect(after.status == 0 && after.output.hasSuffix("The books are in order.\n"), "\(after)")
        }
    }

    private static let database = LocalCluster.databaseName

    /// More accounts than an answer's first packets hold, and then the server neither ends nor goes on.
    private static let standstill = """
        ALTER TABLE ledger.account RENAME TO account_kept;
        CREATE VIEW ledger.account AS
            SELECT n AS user_id, n * 100 + 1 AS account_id, 'USD' AS currency,
                   0::bigint AS balance, 0::bigint AS seq
            FROM generate_series(1::bigint, 50000) n
            WHERE n < 50000 OR pg_sleep(3600) IS NULL;
        GRANT SELECT ON ledger.account TO easybilling_reader;
        """
    private static let goingOn = """
        DROP VIEW ledger.account;
        ALTER TABLE ledger.account_kept RENAME TO account;
        """

    private static func url(_ cluster: LocalCluster, _ role: ClusterRole) -> String {
        cluster.address.url(database: database, role: role)
    }

    private func verify(_ cluster: LocalCluster) throws -> Program {
        try Program(["verify"], ["DATABASE_READER_URL": Self.url(cluster, .reader)])
    }

    /// Lets an audit come to the middle of the accounts, and has something done to its backend there.
    private func end(
        _ cluster: LocalCluster, by doing: (Int32) async throws -> Void
    ) async throws -> Program.Ending {
        try await Self.untilItAnswers(cluster)
        let program = try verify(cluster)
        let backend = try await poll("an audit that stands still") {
            try await cluster.execute(
                """
                SELECT pid FROM pg_stat_activity
                WHERE application_name = 'easybilling-verify' AND wait_event = 'PgSleep'
                """, database: Self.database
            ).split(separator: "\n").first.flatMap { Int32($0) }
        }
        try await doing(backend)
        return try await program.end()
    }

    private static func expectNoVerdict(_ ending: Program.Ending) {
        #expect(ending.status == 2 && ending.output.isEmpty, "\(ending)")
        #expect(
            ending.complaint.hasPrefix(
                "The audit could not be run to its end: the connection to the database was lost"),
            "\(ending)")
    }

    /// After its recovery.
    private static func untilItAnswers(_ cluster: LocalCluster) async throws {
        _ = try await poll("a server that takes connections") {
            do {
                return try await cluster.execute("SELECT 1", database: database)
            } catch is LocalClusterError {
                return nil
            }
        }
    }
}
