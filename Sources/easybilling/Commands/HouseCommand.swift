import ArgumentParser
import JSON
import LedgerStore
import LocalCluster

/// `easybilling house`: what the house holds.
struct HouseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "house",
        abstract: "Shows what the house's accounts hold: commissions, conversions, deposits.",
        discussion: "Exact at the moment of asking, also while the service runs. Environment variables:\n\n"
            + ReaderSettings.all.map(\.help).joined(separator: "\n"))

    @Flag(help: "As one JSON document, for programs.")
    var json = false

    @Option(help: "The state directory of `up`, for its database.")
    var data = ".easybilling"

    func run() async throws {
        let database = BesideDatabase(
            url: try ReaderSettings().databaseURL, stateDirectory: data, role: .reader)
        let report = HouseReport(
            balances: try await database.withPool { pool in try await HouseBalances.run(in: pool) })
        Console.say(json ? report.document.description : report.table)
    }
}
