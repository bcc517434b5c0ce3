import ArgumentParser

@main
struct Easybilling: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "easybilling",
        abstract: "A payment service: accounts in three currencies, transfers, history.",
        subcommands: [
            UpCommand.self, ServeCommand.self, MigrateCommand.self, VerifyCommand.self, DocumentsCommand.self,
            HouseCommand.self, DepositCommand.self, HealthcheckCommand.self,
        ])
}
