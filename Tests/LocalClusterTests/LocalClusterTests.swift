import Foundation
import Logging
import Subprocess
import SystemPackage
import TestSupport
import Testing

@testable import LocalCluster

@Suite("A private cluster")
struct LocalClusterTests {
    let logger = Logger(label: "test")

    /// A new folder for a durable cluster, which the unprivileged user can reach, removed at the end.
    private func withDirectory<Value>(_ body: (FilePath) async throws -> Value) async throws -> Value {
        let directory = FilePath("/tmp/easybilling-tests-\(UInt32.random(in: 0 ... .max))")
        try directory.makeDirectory()
        defer { try? FileManager.default.removeItem(atPath: directory.string) }
        return try await body(directory)
    }

    @Test(
        "has checksums, bytewise order, Unicode letters and durable commits, and listens on no address"
    )
    func properties() async throws {
        try await withDirectory { directory in
            let cluster = try LocalCluster(
                ClusterConfiguration(directory: directory.appending("pg")), logger: logger)
            let shown = try await cluster.run { _ in
                try await cluster.makeDatabaseIfMissing(LocalCluster.databaseName)
                return try await cluster.execute(
                    """
                    SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings
                    WHERE name IN ('data_checksums', 'fsync', 'full_page_writes', 'synchronous_commit',
                        'listen_addresses');
                    SELECT 'B' < 'a' COLLATE "C", lower('Ж'), datcollate, datctype,
                        pg_encoding_to_char(encoding), pg_get_userbyid(datdba)
                    FROM pg_database WHERE datname = current_database();
                    """, database: LocalCluster.databaseName)
            }
            #expect(
                shown == """
                    data_checksums=on fsync=on full_page_writes=on listen_addresses= synchronous_commit=on
                    t|ж|C|C.UTF-8|UTF8|easybilling

                    """)
        }
    }

    @Test(
        "takes a quarter of the memory for pages, within bounds",
        arguments: [
            (0, "128MB", "256MB"), (1 << 30, "256MB", "512MB"), (3 << 30, "768MB", "1536MB"),
            (1 << 33, "2048MB", "4096MB"), (1 << 36, "2048MB", "32768MB"),
        ])
    func memory(bytes: Int, buffers: String, cache: String) {
        #expect(
            ClusterConfiguration.settings(forMemory: bytes)
                == ["shared_buffers": buffers, "effective_cache_size": cache])
    }

    @Test(
        "a container's limit is a number, or none",
        arguments: [("536870912\n", 1 << 29), ("max\n", nil), ("", nil), ("-1", nil)])
    func containerLimit(text: String, bytes: Int?) {
        #expect(MachineMemory.limit(in: text) == bytes)
        #expect(MachineMemory.bytes > 1 << 27)
    }

    @Test("keeps its data from one run to the next")
    func restart() async throws {
        try await withDirectory { directory in
            let cluster = try LocalCluster(
                ClusterConfiguration(directory: directory.appending("pg")), logger: logger)
            _ = try await cluster.run { _ in
                try await cluster.execute(
                    "CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)", database: "postgres")
            }
            let kept = try await cluster.run { _ in
                try await cluster.execute("SELECT n FROM kept", database: "postgres")
            }
            #expect(kept == "7\n")
        }
    }

    @Test("refuses a system user that is neither its own nor root")
    func stranger() async throws {
        guard ProcessOwner.current.userID == 0 else { return }
        try await LocalCluster.runEphemeral(logger: logger) { cluster in
            var psql = ChildCommand(
                "/usr/bin/psql", ["-c", "SELECT 1", cluster.address.url(database: "postgres", role: .app)])
            psql.owner = ProcessOwner(name: "nobody", userID: 65_534, groupID: 65_534)
            await #expect(throws: LocalClusterError.self) { try await psql.finish() }
        }
    }

    @Test("recovers when its server was killed and a stale note of it stays")
    func staleNote() async throws {
        try await withDirectory { directory in
            let configuration = ClusterConfiguration(directory: directory.appending("pg"))
            let cluster = try LocalCluster(configuration, logger: logger)
            await #expect(throws: LocalClusterError.self) {
                try await cluster.run { _ in
                    try await cluster.execute("CREATE TABLE kept (n int)", database: "postgres")
                    try Self.kill(serverIn: configuration.data, with: SIGKILL)
                    try await Task.sleep(for: .seconds(60))
                }
            }
            // A number that a stranger has by now: this process.
            let note = configuration.data.appending("postmaster.pid").string
            try "\(getpid())\n\(configuration.data)\n".write(toFile: note, atomically: false, encoding: .utf8)
            let count = try await cluster.run { _ in
                try await cluster.execute("SELECT count(*) FROM kept", database: "postgres")
            }
            #expect(count == "0\n")
        }
    }

    @Test("stops a server that outlived the process that had started it, and goes on with its data")
    func leftover() async throws {
        try await withDirectory { directory in
            let configuration = ClusterConfiguration(directory: directory.appending("pg"))
            let cluster = try LocalCluster(configuration, logger: logger)
            _ = try await cluster.run { _ in
                try await cluster.execute("CREATE TABLE kept (n int)", database: "postgres")
            }
            var server = ChildCommand(cluster.programs.postgres, ["-D", configuration.data.string])
            server.arguments += ["-k", cluster.address.socketDirectory.string, "-c", "listen_addresses="]
            server.owner = configuration.owner
            server.output = .file(configuration.log)
            let leftover = server
            let life = Task { try await leftover.run { _ in try await Task.sleep(for: .seconds(60)) } }
            try await waitFor("a server's socket") {
                cluster.address.socketDirectory.appending(".s.PGSQL.5432").exists
            }
            let kept = try await cluster.run { _ in
                try await cluster.execute("SELECT count(*) FROM kept", database: "postgres")
            }
            #expect(kept == "0\n")
            await #expect(throws: ChildExited.self) { try await life.value }
        }
    }

    private static func kill(serverIn data: FilePath, with signal: Int32) throws {
        let note = try String(contentsOfFile: data.appending("postmaster.pid").string, encoding: .utf8)
        let processID = try #require(note.split(separator: "\n").first.flatMap { Int32($0) })
        #expect(Foundation.kill(processID, signal) == 0)
    }

    @Test("puts its socket into a short private folder when its own path is too long for one")
    func longPath() async throws {
        try await withDirectory { directory in
            let deep = directory.appending(String(repeating: "x", count: 90))
            try deep.makeDirectory()
            let cluster = try LocalCluster(
                ClusterConfiguration(directory: deep.appending("pg")), logger: logger)
            let answer = try await cluster.run { _ in
                try await cluster.execute("SELECT 1", database: "postgres")
            }
            #expect(answer == "1\n")
            let socket = cluster.address.socketDirectory
            #expect(!socket.string.hasPrefix(directory.string))
            #expect(try socket.stat().permissions == .ownerReadWriteExecute)
            try FileManager.default.removeItem(atPath: socket.string)
        }
    }

    @Test("does not use a folder that others may enter")
    func openFolder() async throws {
        try await withDirectory { directory in
            let cluster = try LocalCluster(ClusterConfiguration(directory: directory), logger: logger)
            await #expect(throws: LocalClusterError.self) { try await cluster.run { _ in } }
        }
    }

    @Test("for tests leaves neither a folder nor a server behind")
    func ephemeral() async throws {
        let (directory, answer) = try await LocalCluster.runEphemeral(logger: logger) { cluster in
            (cluster.configuration.directory, try await cluster.execute("SHOW fsync", database: "postgres"))
        }
        #expect(answer == "off\n")
        #expect(!directory.exists)
    }

    @Test("tells in one sentence that no server is installed")
    func notInstalled() throws {
        let error = #expect(throws: LocalClusterError.self) {
            try ServerPrograms.find(versions: "/nonexistent", searchPath: "/nonexistent")
        }
        #expect(error.map { "\($0)" }?.hasPrefix("No PostgreSQL server 15 or newer was found") == true)
    }
}
