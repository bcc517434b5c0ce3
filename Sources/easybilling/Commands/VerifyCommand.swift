import ArgumentParser
import Audit
import LocalCluster

/// `easybilling verify`: the audit of the whole ledger.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Derives the whole ledger again from its rows, beside the running service.",
        discussion: """
            Exits with 0 when the books are in order, with 1 when they are not (and names the first rows \
            that show it), with 2 when that could not be found out.

            Environment variables:

            \(ReaderSettings.all.map(\.help).joined(separator: "\n"))
            """)

    @Flag(help: "Go on after the first violation, to the first one of every check.")
    var all = false

    @Option(help: "The state directory of `up`, for its database.")
    var data = ".easybilling"

    /// Violations are what a failure of the command means; anything else that fails is none.
    private static let couldNotBeRun = ExitCode(2)

    func run() async throws {
        let began = ContinuousClock.now
        let report: AuditReport
        do {
            let audit = Audit(url: try await databaseURL(), isComplete: all)
            let terminal = ProgressLine()
            report = try await audit.run { terminal.show($0) }
            terminal.end()
        } catch {
            Console.complain("The audit could not be run to its end: \(error)")
            throw Self.couldNotBeRun
        }
        for line in AuditText.lines(of: report, after: .now - began) { Console.say(line) }
        guard report.isClean else { throw ExitCode.failure }
    }

    private func databaseURL() async throws -> String {
        if let url = try ReaderSettings().databaseURL { return url }
        return try await KeptDatabase(stateDirectory: data).url(role: .reader)
    }
}
