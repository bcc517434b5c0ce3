import ArgumentParser
import Logging
import ServiceLifecycle
import UnixSignals

/// `easybilling serve`: the HTTP service alone.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Runs the HTTP service, configured by the environment.",
        discussion: "Environment variables:\n\n" + ServeSettings.all.map(\.help).joined(separator: "\n"))

    func run() async throws {
        let settings = try ServeSettings()
        LoggingSystem.bootstrap { JSONLogHandler(label: $0, level: settings.logLevel) }
        let logger = Logger(label: "serve")
        var configuration = ServiceGroupConfiguration(
            services: try Composition(settings: settings, logger: logger).services(),
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = settings.shutdownDeadline
        configuration.maximumCancellationDuration = .seconds(2)
        try await ServiceGroup(configuration: configuration).run()
    }
}
