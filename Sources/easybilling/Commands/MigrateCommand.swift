import ArgumentParser
import LocalCluster
import Logging
import Migrations
import SystemPackage

/// `easybilling migrate`: the database's schema.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Brings the database's schema up to date, or tells how far it is.",
        discussion: "Environment variables:\n\n" + MigrateSettings.all.map(\.help).joined(separator: "\n"),
        subcommands: [Up.self, Status.self, Verify.self],
        defaultSubcommand: Up.self)

    /// Where the files and the database are.
    struct Place: ParsableArguments {
        @Option(help: "The folder of the SQL files; the project's own.")
        var migrations: String?

        @Option(help: "The state directory of `up`, for its database.")
        var data = ".easybilling"

        func migrator() async throws -> Migrator {
            let settings = try MigrateSettings()
            let directory = try migrations ?? ProjectFiles(given: nil).folder("migrations").string
            return Migrator(
                directory: directory, databaseURL: try await databaseURL(settings),
                logger: Logger(label: "migrate"),
                lockDeadline: settings.lockDeadline)
        }

        private func databaseURL(_ settings: MigrateSettings) async throws -> String {
            if let url = settings.databaseURL { return url }
            return try await KeptDatabase(stateDirectory: data).url(role: .owner)
        }
    }

    struct Up: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Applies what is not applied yet (the default).")
        @OptionGroup var place: Place

        func run() async throws {
            let names = try await place.migrator().up()
            for name in names { Console.say("applied  \(name)") }
            if names.isEmpty { Console.say("The schema is up to date.") }
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists every file and whether it is applied.")
        @OptionGroup var place: Place

        func run() async throws {
            let history = try await place.migrator().status()
            let pending = try history.pending()
            for migration in history.applied {
                Console.say("applied  \(migration.name)  (\(migration.durationMilliseconds) ms)")
            }
            for (file, _) in pending { Console.say("pending  \(file.name)") }
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Fails unless the database has exactly what the files say.")
        @OptionGroup var place: Place

        func run() async throws {
            try await place.migrator().verify()
            Console.say("The schema is what the files say.")
        }
    }
}
