import FoundationEssentials
import LocalCluster
import Logging

/// The PostgreSQL server that all tests of a process share.
///
/// One is started when the first test asks for a database, and goes with the process however that ends. The
/// variable
/// `EASYBILLING_TEST_SERVER` names a running one instead: a connection URL in which `{role}` and
/// `{database}` stand for the role and the database, for example
/// `postgresql://{role}@localhost/{database}`; databases made there for templates stay.
struct TestServer: Sendable {
    static let variable = "EASYBILLING_TEST_SERVER"

    let programs: ServerPrograms
    /// The connection URL with `{role}` and `{database}` in it.
    let urlPattern: String

    /// The server, started at the first use.
    static var shared: TestServer { get async throws { try await starting.value } }

    // Ends when the server takes connections; the server itself is kept by the task in `start`.
    private static let starting = Task { try await start() }

    private static func start() async throws -> TestServer {
        if let pattern = ProcessInfo.processInfo.environment[variable] {
            let server = TestServer(programs: try ServerPrograms.find(), urlPattern: pattern)
            try await server.execute(ClusterRole.creation, database: "postgres")
            return server
        }
        let (servers, announce) = AsyncThrowingStream<TestServer, any Error>.makeStream()
        // Lasts as long as the process, whose end stops the server (see `runEphemeral`).
        Task {
            do {
                try await LocalCluster.runEphemeral(logger: Logger(label: "test server")) { cluster in
                    let pattern = cluster.address.url(database: "{database}", role: .superuser)
                        .replacing("user=\(ClusterRole.superuser.rawValue)", with: "user={role}")
                    announce.yield(TestServer(programs: cluster.programs, urlPattern: pattern))
                    while true { try await Task.sleep(for: .seconds(3_600)) }
                }
            } catch {
                announce.finish(throwing: error)
            }
        }
        for try await server in servers { return server }
        throw CancellationError()
    }

    func url(database: String, role: ClusterRole) -> String {
        urlPattern.replacing("{database}", with: database).replacing("{role}", with: role.rawValue)
    }

    func database(named name: String) -> TestDatabase {
        TestDatabase(
            name: name,
            url: url(database: name, role: .app),
            ownerURL: url(database: name, role: .owner),
            readerURL: url(database: name, role: .reader),
            superuserURL: url(database: name, role: .superuser))
    }

    /// Runs statements as the administrator; see ``ServerPrograms/execute(_:url:)``.
    @discardableResult
    func execute(_ sql: String, database: String) async throws -> String {
        try await programs.execute(sql, url: url(database: database, role: .superuser))
    }
}
