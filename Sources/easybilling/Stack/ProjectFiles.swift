import FoundationEssentials
import LocalCluster
import SystemPackage

/// Finds the folders of the project that the program needs beside itself: `migrations`, `public`,
/// `deploy/nginx`.
struct ProjectFiles: Sendable {
    /// Where an installed program's files stand.
    static let installed: FilePath = "/usr/share/easybilling"

    /// The folder that was named on the command line; only that is searched then.
    let given: String?

    /// The absolute path of a folder: in the folder that was given, else in the current one, in those above
    /// the program (which stands in `.build/release/` after a build), or where it is installed.
    func folder(_ name: String) throws(StackError) -> FilePath {
        for root in roots {
            let path = root.appending(name)
            if path.exists { return path }
        }
        throw .filesMissing(name)
    }

    private var roots: [FilePath] {
        if let given { return [Self.absolute(given)] }
        var roots = [Self.absolute(".")]
        var above = Self.program.removingLastComponent()
        while above.lastComponent != nil {
            roots.append(above)
            above.removeLastComponent()
        }
        return roots + [Self.installed]
    }

    /// This program's own file.
    static var program: FilePath {
        FilePath(
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
                ?? CommandLine.arguments[0])
    }

    static func absolute(_ path: String) -> FilePath {
        FilePath(FileManager.default.currentDirectoryPath).pushing(FilePath(path)).lexicallyNormalized()
    }
}
