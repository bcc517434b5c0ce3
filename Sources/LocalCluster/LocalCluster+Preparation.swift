import FoundationEssentials
import Glibc
import Logging
import Subprocess
import SystemPackage

extension LocalCluster {
    /// Makes the data folder with the server's own `initdb`, with page checksums on.
    ///
    /// It is made under another name and renamed when it is complete: what a killed attempt leaves is never
    /// used.
    func makeDataIfMissing() async throws {
        let data = configuration.data
        if data.exists { return }
        logger.info("making the database cluster", metadata: ["directory": "\(data)"])
        let unfinished = configuration.directory.appending("data.unfinished")
        if unfinished.exists {
            try Self.translated(unfinished) { try FileManager.default.removeItem(atPath: unfinished.string) }
        }
        var initdb = ChildCommand(
            programs.initdb,
            [
                "--pgdata=\(unfinished)", "--username=\(ClusterRole.superuser.rawValue)", "--data-checksums",
                "--encoding=UTF8", "--locale=C.UTF-8", "--lc-collate=C", "--auth=peer", "--no-instructions",
            ])
        initdb.owner = configuration.owner
        if configuration.durability == .volatile { initdb.arguments.append("--no-sync") }
        try await initdb.finish()
        try writeAccessRules(in: unfinished)
        try Self.translated(data) {
            try FileManager.default.moveItem(atPath: unfinished.string, toPath: data.string)
        }
    }

    /// Lets the server's system user and root be any of the roles, over the socket, and nobody else anything.
    ///
    /// The socket's folder (mode 0700) says the same; two locks, because either may be opened by mistake.
    private func writeAccessRules(in data: FilePath) throws(LocalClusterError) {
        let systemUsers = Set([configuration.owner.name, "root", ProcessOwner.current.name]).sorted()
        let identities = systemUsers.flatMap { user in
            ClusterRole.allCases.map { "easybilling \"\(user)\" \($0.rawValue)\n" }
        }
        try rewrite(data.appending("pg_hba.conf"), "local all all peer map=easybilling\n")
        try rewrite(data.appending("pg_ident.conf"), identities.joined())
    }

    private func rewrite(_ path: FilePath, _ text: String) throws(LocalClusterError) {
        do {
            // Truncated in place: the file keeps the owner and rights that initdb gave it.
            let file = try FileDescriptor.open(path, .writeOnly, options: [.truncate, .closeOnExec])
            try file.closeAfter { _ = try file.writeAll(text.utf8) }
        } catch {
            throw .fileOperationFailed(path, reason: "\(error)")
        }
    }

    private static func translated(_ path: FilePath, _ operation: () throws -> Void) throws(LocalClusterError)
    {
        do { try operation() } catch { throw .fileOperationFailed(path, reason: "\(error)") }
    }

    /// Stops a server that outlived the process that started it, and removes the note of one that did not.
    func stopLeftover() async throws {
        let data = configuration.data
        guard let file = PostmasterFile(in: data) else { return }
        guard file.isServing(data) else {
            // The server was killed, or the machine went down. A number that a stranger has by now would
            // keep a new server from starting, so the note goes; PostgreSQL recovers from its journal.
            logger.info("removing a stale note of a server", metadata: ["process": "\(file.processID)"])
            return try Self.translated(data) {
                try FileManager.default.removeItem(atPath: PostmasterFile.path(in: data).string)
            }
        }
        logger.warning("stopping a server of an earlier run", metadata: ["process": "\(file.processID)"])
        for signal in [SIGINT, SIGQUIT, SIGKILL] {
            kill(file.processID, signal)
            if try await ended(file, within: configuration.stopPatience) { return }
        }
        throw LocalClusterError.leftoverDidNotStop(processID: file.processID)
    }

    private func ended(_ file: PostmasterFile, within patience: Duration) async throws -> Bool {
        let clock = ContinuousClock()
        let end = clock.now + patience
        while clock.now < end {
            if !file.isServing(configuration.data) { return true }
            try await Task.sleep(for: .milliseconds(20))
        }
        return false
    }
}
