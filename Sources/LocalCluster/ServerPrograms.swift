import FoundationEssentials
package import SystemPackage

/// The programs of the newest PostgreSQL server that is installed on this machine.
package struct ServerPrograms: Sendable {
    /// The oldest server that the project's statements run on.
    package static let versionMin = 15

    /// Where `initdb`, `postgres` and `psql` stand.
    package let directory: FilePath

    package var initdb: FilePath { directory.appending("initdb") }
    package var postgres: FilePath { directory.appending("postgres") }
    package var psql: FilePath { directory.appending("psql") }

    /// Looks where Debian's packages put each version, the newest first, then through `PATH`.
    ///
    /// - Parameters:
    ///   - versions: The folder that holds one folder a version.
    ///   - searchPath: The value of `PATH`.
    package static func find(
        versions: FilePath = "/usr/lib/postgresql",
        searchPath: String = ProcessInfo.processInfo.environment["PATH"] ?? ""
    ) throws(LocalClusterError) -> ServerPrograms {
        let installed = (try? FileManager.default.contentsOfDirectory(atPath: versions.string)) ?? []
        let packaged = installed.compactMap(Int.init).filter { $0 >= versionMin }.sorted(by: >)
            .map { versions.appending(String($0)).appending("bin") }
        let others = searchPath.split(separator: ":").map { FilePath(String($0)) }
        for directory in packaged + others where isComplete(directory) {
            return ServerPrograms(directory: directory)
        }
        throw .serverNotInstalled(versionMin: versionMin)
    }

    private static func isComplete(_ directory: FilePath) -> Bool {
        ["initdb", "postgres", "psql"].allSatisfy {
            FileManager.default.isExecutableFile(atPath: directory.appending($0).string)
        }
    }
}
