package import Logging
import Subprocess
import SystemPackage

/// A PostgreSQL server of our own, made from the installed programs: reached through a socket by its owner
/// (and root) alone, listening on no network address.
///
/// One process at a time may run a cluster on a directory; whoever runs it sees to that (``DirectoryLock``).
package struct LocalCluster: Sendable {
    package let configuration: ClusterConfiguration
    package let programs: ServerPrograms
    let logger: Logger

    /// The database that the service keeps its books in.
    package static let databaseName = "easybilling"

    /// - Throws: ``LocalClusterError/serverNotInstalled(versionMin:)``.
    package init(_ configuration: ClusterConfiguration, logger: Logger) throws(LocalClusterError) {
        self.configuration = configuration
        self.logger = logger
        programs = try ServerPrograms.find()
    }

    /// Where the server is reached while it runs, the same at every start.
    package var address: DatabaseAddress {
        DatabaseAddress(socketDirectory: SocketDirectory(configuration: configuration).path)
    }

    /// Starts the server, making its data first where there are none, runs `body` beside it and stops it.
    ///
    /// `body` starts when the server takes connections and its roles exist. A server that an earlier,
    /// killed run left behind is stopped first. The server is gone when this returns or throws: told to
    /// shut down fast, which disconnects the clients and writes a checkpoint, then at once.
    ///
    /// - Throws: ``LocalClusterError``; what `body` throws.
    package func run<Value: Sendable>(
        _ body: @escaping @Sendable (DatabaseAddress) async throws -> Value
    ) async throws -> Value {
        try configuration.directory.makePrivateDirectory(of: configuration.owner)
        try address.socketDirectory.makePrivateDirectory(of: configuration.owner)
        try await stopLeftover()
        try await makeDataIfMissing()
        do {
            return try await server.run { child in
                try await waitUntilReady(child)
                try await makeRoles()
                return try await body(address)
            }
        } catch let exit as ChildExited {
            throw LocalClusterError.serverExited(exit.status, logTail: configuration.log.tail())
        }
    }

    private var server: ChildCommand {
        var command = ChildCommand(programs.postgres, ["-D", configuration.data.string])
        var settings = configuration.settings
        settings["unix_socket_directories"] = address.socketDirectory.string
        for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
            command.arguments += ["-c", "\(name)=\(value)"]
        }
        command.owner = configuration.owner
        command.output = .file(configuration.log)
        // SIGINT is PostgreSQL's fast shutdown, SIGQUIT the immediate one.
        command.farewells = [
            .init(.interrupt, patience: configuration.stopPatience),
            .init(.quit, patience: configuration.stopPatience),
        ]
        command.whenOrphaned = configuration.durability == .durable ? .interrupt : .quit
        return command
    }

    private func waitUntilReady(_ child: Child) async throws {
        let clock = ContinuousClock()
        let end = clock.now + configuration.startDeadline
        while true {
            if let file = PostmasterFile(in: configuration.data), file.isReady,
                file.processID == child.processID
            {
                return
            }
            guard clock.now < end else {
                throw LocalClusterError.notReady(
                    after: configuration.startDeadline, logTail: configuration.log.tail())
            }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    private func makeRoles() async throws {
        try await execute(ClusterRole.creation, database: "postgres")
    }

    /// Runs statements as the server's administrator, each by itself, and returns what they printed: a row
    /// a line.
    @discardableResult
    package func execute(_ sql: String, database: String) async throws -> String {
        try await programs.execute(sql, url: address.url(database: database, role: .superuser))
    }
}
