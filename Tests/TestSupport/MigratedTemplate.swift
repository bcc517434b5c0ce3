import FoundationEssentials
import LocalCluster
import Logging
import Migrations

/// The database with all migrations applied that tests' databases are copied from.
enum MigratedTemplate {
    /// Its name; the first who asks makes it.
    static var name: String { get async throws { try await making.value } }

    // Ends by itself when the template is there; everybody waits for the same task.
    private static let making = Task {
        let server = try await TestServer.shared
        let name = "easybilling_test_\(ProcessInfo.processInfo.processIdentifier)_template"
        try await server.execute(
            ClusterRole.creation(ofDatabase: name) + ClusterRole.admission(toDatabase: name),
            database: "postgres")
        let url = server.url(database: name, role: .owner)
        try await Migrator(directory: migrations, databaseURL: url, logger: Logger(label: "test template"))
            .up()
        return name
    }

    /// The project's own migrations, found from where this file stands: `Tests/TestSupport/`.
    static let migrations =
        #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/migrations"
}
