import ArgumentParser
import Glibc
import LocalCluster
import Logging
import ServiceLifecycle
import UnixSignals

/// `easybilling up`: the whole product on this machine, with nothing configured.
struct UpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "up",
        abstract: "Runs everything on this machine: a database of its own, the service, nginx.",
        discussion: """
            The data stay in the state directory. Everything runs as an unprivileged user, also when root
            starts it. The environment's variables for `serve` reach the service. For `up` itself:

            \(UpSettings.all.map(\.help).joined(separator: "\n"))
            """)

    @Option(help: "Where nginx takes requests (PORT in the environment; 8080).")
    var port: Int?

    @Option(help: "An address whose port that is; may be repeated (LISTEN_ADDRESS; 127.0.0.1 and ::1).")
    var listen: [String] = []

    @Option(help: "The state directory.")
    var data = ".easybilling"

    @Option(
        help:
            "The folder with migrations, public and deploy; the current one, or where the program was built.")
    var project: String?

    func run() async throws {
        // What reads this command's output may go; the product stays.
        signal(SIGPIPE, SIG_IGN)
        let logger = Logger(label: "up")
        let settings = try UpSettings(port: port, addresses: listen)
        let state = try StateDirectory(ProjectFiles.absolute(data))
        let lock = try DirectoryLock(state.path)
        let plan = try await StackPlan(settings, state: state, files: ProjectFiles(given: project))
        let group = ServiceGroup(
            configuration: .init(
                services: [
                    .init(
                        service: Stack(plan: plan, logger: logger),
                        successTerminationBehavior: .gracefullyShutdownGroup)
                ],
                gracefulShutdownSignals: [.sigint, .sigterm], logger: logger))
        try await group.run()
        _ = consume lock
    }
}
