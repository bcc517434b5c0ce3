import Glibc
package import Logging
import Subprocess
import SystemPackage

extension LocalCluster {
    /// Runs `body` beside a server for tests: in a new folder under the system's temporary one, forcing
    /// nothing to the disk, and gone with its data at the end.
    ///
    /// The folder and the server go even when this process is killed: a small shell, in a session of its
    /// own, waits for the end of a pipe that only this process holds open, and then clears up.
    ///
    /// - Throws: ``LocalClusterError``; what `body` throws.
    package static func runEphemeral<Value: Sendable>(
        logger: Logger, _ body: @escaping @Sendable (LocalCluster) async throws -> Value
    ) async throws -> Value {
        var configuration = ClusterConfiguration(directory: try makeTemporaryDirectory())
        configuration.durability = .volatile
        let cluster = try LocalCluster(configuration, logger: logger)
        var options = PlatformOptions()
        options.createSession = true
        let result = try await Subprocess.run(
            .path("/bin/sh"),
            arguments: ["-c", clearingScript, "sh", configuration.directory.string],
            workingDirectory: "/",
            platformOptions: options,
            input: .inputWriter, output: .discarded, error: .discarded
        ) { clearing in
            let outcome: Result<Value, any Error>
            do {
                outcome = .success(try await cluster.run { _ in try await body(cluster) })
            } catch {
                outcome = .failure(error)
            }
            try await clearing.standardInputWriter.finish()
            return outcome
        }
        return try result.closureResult.get()
    }

    /// `read` returns when the last holder of the other end is gone, or has closed it.
    private static let clearingScript = """
        trap '' INT TERM HUP
        read -r _
        server=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
        tries=0
        while [ -n "$server" ] && kill -QUIT "$server" 2>/dev/null && [ "$tries" -lt 100 ]; do
            tries=$((tries + 1))
            sleep 0.05
        done
        rm -rf -- "$1"
        """

    private static func makeTemporaryDirectory() throws(LocalClusterError) -> FilePath {
        var template = Array("/tmp/easybilling-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw .fileOperationFailed("/tmp", reason: "\(Errno(rawValue: errno))")
        }
        let directory = template.withUnsafeBufferPointer { buffer in
            FilePath(String(decoding: buffer.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
        }
        try directory.give(to: .unprivileged)
        return directory
    }
}
