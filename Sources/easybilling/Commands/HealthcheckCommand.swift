import ArgumentParser

/// `easybilling healthcheck`: what a container's health check calls.
struct HealthcheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "healthcheck",
        abstract: "Exits with 0 when the service on this machine answers that it is ready, else with 1.",
        discussion: "Environment variables:\n\n" + ServeSettings.port.help)

    @Option(help: "What is asked for.")
    var path = "/readyz"

    func run() async throws {
        let port = try SettingsReader().values(ServeSettings.port)
        guard await HTTPProbe(address: "127.0.0.1", port: port, path: path).isHealthy() else {
            throw ExitCode.failure
        }
    }
}
