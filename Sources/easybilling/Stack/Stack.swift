import LocalCluster
import Logging
import Migrations
import ServiceLifecycle
import Subprocess
import SystemPackage

/// Everything on one machine: the database, the service and nginx, each started again when it dies, and
/// stopped in the opposite order.
struct Stack: Service {
    let plan: StackPlan
    let logger: Logger
    /// How long a part may take until it is of use.
    private static let readyWithin: Duration = .seconds(60)

    /// Runs until a graceful shutdown of the service group.
    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown { try await runUntilCancelled() }
        } catch  where Task.isShuttingDownGracefully {
            // Asked to stop, and stopped: whatever was interrupted by that is no failure.
            logger.debug("stopped", metadata: ["by": "\(error)"])
        }
    }

    private func runUntilCancelled() async throws {
        var cluster = ClusterConfiguration(directory: plan.databaseDirectory)
        cluster.owner = plan.owner
        let database = try LocalCluster(cluster, logger: logger)
        try await keeping("database", databasePart(database)).during {
            try await migrate(database)
            try await keeping("service", servicePart(database.address)).during {
                try await keeping("nginx", try nginxPart()).during {
                    Console.say("Easybilling runs on \(plan.url)  (Ctrl-C stops it; the data stay)")
                    try await keepLogsShort(cluster)
                }
            }
        }
    }

    private func keeping(
        _ name: String, _ part: @escaping @Sendable (@escaping @Sendable () -> Void) async throws -> Void
    ) -> KeptRunning {
        KeptRunning(name: name, logger: logger, part: part)
    }

    private func databasePart(
        _ database: LocalCluster
    ) -> @Sendable (@escaping @Sendable () -> Void) async throws -> Void {
        { isReady in
            try await database.run { _ in
                try await database.makeDatabaseIfMissing(LocalCluster.databaseName)
                isReady()
                try await Self.untilCancelled()
            }
        }
    }

    private func migrate(_ database: LocalCluster) async throws {
        let url = database.address.url(database: LocalCluster.databaseName, role: .owner)
        try await Migrator(directory: plan.migrations.string, databaseURL: url, logger: logger).up()
    }

    private func servicePart(
        _ address: DatabaseAddress
    ) -> @Sendable (@escaping @Sendable () -> Void) async throws -> Void {
        var command = ChildCommand(plan.program, ["serve"])
        command.owner = plan.owner
        command.output = .file(plan.serviceLog)
        command.farewells = [.init(.terminate, patience: .seconds(15))]
        command.environment = .inherit.updating([
            "DATABASE_URL": address.url(database: LocalCluster.databaseName, role: .app),
            "DATABASE_URL_FILE": nil,
            "LISTEN_ADDRESS": "127.0.0.1", "PORT": String(plan.servicePort),
        ])
        let probe = HTTPProbe(address: "127.0.0.1", port: plan.servicePort, path: "/readyz")
        return running(command, name: "The service", probe: probe, log: plan.serviceLog)
    }

    private func nginxPart() throws -> @Sendable (@escaping @Sendable () -> Void) async throws -> Void {
        let directory = plan.nginxDirectory.appending("configuration")
        try NginxConfiguration(plan, into: directory).write(plan.nginxTemplates, into: directory)
        var command = ChildCommand(
            "/usr/sbin/nginx",
            [
                "-p", plan.nginxDirectory.string, "-e", plan.nginxLog.string, "-c",
                directory.appending("nginx.conf").string,
            ])
        command.owner = plan.owner
        command.output = .file(plan.nginxLog)
        // SIGQUIT lets requests finish, SIGTERM does not.
        command.farewells = [.init(.quit, patience: .seconds(5)), .init(.terminate, patience: .seconds(5))]
        let probe = HTTPProbe(address: plan.probeAddress, port: plan.port, path: "/livez")
        return running(command, name: "nginx", probe: probe, log: plan.nginxLog)
    }

    /// Runs a program and says when it answers.
    private func running(
        _ command: ChildCommand, name: String, probe: HTTPProbe, log: FilePath
    ) -> @Sendable (@escaping @Sendable () -> Void) async throws -> Void {
        { isReady in
            do {
                try await command.run { _ in
                    let end = ContinuousClock.now + Self.readyWithin
                    while await !probe.isHealthy() {
                        guard ContinuousClock.now < end else {
                            throw StackError.notReady(name, after: Self.readyWithin, logTail: log.tail())
                        }
                        try await Task.sleep(for: .milliseconds(50))
                    }
                    isReady()
                    try await Self.untilCancelled()
                }
            } catch let exit as ChildExited {
                throw StackError.ended(name, exit.status, logTail: log.tail())
            }
        }
    }

    private func keepLogsShort(_ cluster: ClusterConfiguration) async throws {
        let limit = LogLimit(
            files: [plan.serviceLog, plan.nginxLog, plan.accessLog, cluster.log],
            bytesMax: StackPlan.logBytesMax)
        while true {
            try await Task.sleep(for: .seconds(60))
            do {
                try limit.apply()
            } catch {
                logger.warning("a log could not be cut", metadata: ["error": "\(error)"])
            }
        }
    }

    private static func untilCancelled() async throws {
        while true { try await Task.sleep(for: .seconds(3_600)) }
    }
}

extension StackPlan {
    /// Where nginx is reached from this machine.
    fileprivate var probeAddress: String {
        switch addresses[0] {
        case "0.0.0.0": "127.0.0.1"
        case "::": "::1"
        default: addresses[0]
        }
    }
}
