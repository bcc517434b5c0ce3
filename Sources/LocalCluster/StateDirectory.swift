import FoundationEssentials
import Glibc
package import SystemPackage

/// Where everything that the product keeps on one machine stands: `.easybilling/` in the project's folder.
///
/// When the project is in a place that the unprivileged user cannot reach (root's home, mode 0700), the
/// rooms of that user stand under `/var/lib/easybilling/` and symbolic links in the directory lead there.
package struct StateDirectory: Sendable {
    package let path: FilePath

    /// Makes the directory where it is missing.
    ///
    /// - Parameter path: Absolute.
    package init(_ path: FilePath) throws(LocalClusterError) {
        self.path = path
        try path.makeDirectory()
    }

    /// The path of a folder inside, reachable by `owner`; whoever uses it makes it.
    package func room(_ name: String, of owner: ProcessOwner) async throws -> FilePath {
        let here = path.appending(name)
        if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: here.string) {
            return FilePath(target)
        }
        if await owner.canReach(path) { return here }
        let there = FilePath("/var/lib/easybilling").appending(label).appending(name)
        try there.removingLastComponent().makeDirectory()
        guard symlink(there.string, here.string) == 0 else {
            throw LocalClusterError.fileOperationFailed(here, reason: "\(Errno(rawValue: errno))")
        }
        return there
    }

    /// The project folder's name and what tells it from another of the same name.
    private var label: String {
        let project = path.removingLastComponent().lastComponent?.string ?? "easybilling"
        return "\(project)-\(path.fingerprint)"
    }
}

extension ProcessOwner {
    /// Whether this user may enter a folder, by its own rights and those of all folders above it.
    package func canReach(_ directory: FilePath) async -> Bool {
        guard needsChange else { return true }
        var test = ChildCommand("/usr/bin/test", ["-x", directory.string])
        test.owner = self
        do {
            try await test.finish()
            return true
        } catch {
            // Whatever kept the question from being asked keeps the folder from being used, too.
            return false
        }
    }
}
