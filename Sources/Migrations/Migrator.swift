import FoundationEssentials
package import Logging
import PostgreSQL

/// Brings a database's schema up to date from a folder of numbered SQL files, and tells how far it is.
///
/// Each file is one transaction together with the note that it was applied, so a run that is killed
/// anywhere and run again ends where one run ends. Runs at the same time take turns by an advisory lock of
/// the database.
package struct Migrator: Sendable {
    let directory: String
    let databaseURL: String
    let logger: Logger
    /// How long to wait for another run to finish.
    let lockDeadline: Duration

    /// - Parameters:
    ///   - directory: Of the `.sql` files; other files in it are not looked at.
    ///   - databaseURL: Connects as the role that owns the schema.
    package init(
        directory: String, databaseURL: String, logger: Logger, lockDeadline: Duration = .seconds(60)
    ) {
        self.directory = directory
        self.databaseURL = databaseURL
        self.logger = logger
        self.lockDeadline = lockDeadline
    }

    /// Applies what is not applied yet, and returns the names of those files; none when the schema was up
    /// to date.
    @discardableResult
    package func up() async throws(MigrationError) -> [String] {
        let files = try files()
        return try await withConnection { (connection) throws(MigrationError) in
            try await lock(connection)
            try await Bookkeeping.prepare(on: connection)
            let history = try await Bookkeeping.history(files, on: connection)
            var names: [String] = []
            for (file, checksum) in try history.pending() {
                logger.info("applying a migration", metadata: ["file": "\(file.name)"])
                try await apply(file, checksum: checksum, on: connection)
                names.append(file.name)
            }
            return names
        }
    }

    /// The files and what the database has of them. Changes nothing and waits for nobody.
    package func status() async throws(MigrationError) -> MigrationHistory {
        let files = try files()
        return try await withConnection { (connection) throws(MigrationError) in
            try await Bookkeeping.history(files, on: connection)
        }
    }

    /// Makes sure that the database has exactly what the files say. Changes nothing.
    ///
    /// - Throws: An error that names the files that are changed, missing or pending.
    package func verify() async throws(MigrationError) {
        let pending = try await status().pending()
        guard pending.isEmpty else { throw .pending(pending.map(\.file.name)) }
    }

    private func files() throws(MigrationError) -> [MigrationFile] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: directory).filter {
                $0.hasSuffix(".sql")
            }
        } catch {
            throw .unreadable(directory, reason: "\(error)")
        }
        return try MigrationHistory.ordered(
            names.map { (name) throws(MigrationError) in
                let path = "\(directory)/\(name)"
                guard let bytes = FileManager.default.contents(atPath: path),
                    let sql = String(validating: bytes, as: UTF8.self)
                else { throw .unreadable(path, reason: "it is not a text in UTF-8") }
                return try MigrationFile(name: name, sql: sql)
            })
    }
}
