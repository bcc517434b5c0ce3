import LocalCluster
import Logging
import SystemPackage

/// The database that `up` keeps in a state directory, for the commands that work on it from beside.
struct KeptDatabase: Sendable {
    let stateDirectory: String

    /// The URL to connect as a role; `up` has to be running when it is used.
    ///
    /// - Throws: ``LocalClusterError/serverNotInstalled(versionMin:)`` and ``StackError/filesMissing(_:)``
    ///   when there is none.
    func url(role: ClusterRole) async throws -> String {
        let directory = ProjectFiles.absolute(stateDirectory)
        guard directory.exists else { throw StackError.filesMissing(stateDirectory) }
        let owner = ProcessOwner.unprivileged
        let room = try await StateDirectory(directory).room("postgresql", of: owner)
        let cluster = try LocalCluster(
            ClusterConfiguration(directory: room), logger: Logger(label: "database"))
        return cluster.address.url(database: LocalCluster.databaseName, role: role)
    }
}
