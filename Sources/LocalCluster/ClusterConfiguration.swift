package import SystemPackage

/// What a private PostgreSQL server is made of and how it treats its data.
package struct ClusterConfiguration: Sendable {
    /// Whether what was committed must be there after a power cut.
    package enum Durability: Sendable {
        /// Every commit is on the disk before it is acknowledged.
        case durable
        /// For tests: nothing is forced to the disk.
        case volatile
    }

    /// The server's folder, its own alone; the data, the log and the socket stand in it.
    package var directory: FilePath
    package var durability: Durability = .durable
    /// Who the server runs as.
    package var owner: ProcessOwner = .unprivileged
    /// Server settings that replace or add to ``settings``.
    package var overrides: [String: String] = [:]
    /// How long making and starting the server may take each.
    package var startDeadline: Duration = .seconds(60)
    /// How long a fast shutdown may take before an immediate one, and that before the server is killed.
    package var stopPatience: Duration = .seconds(20)

    package init(directory: FilePath) {
        self.directory = directory
    }

    package var data: FilePath { directory.appending("data") }
    package var log: FilePath { directory.appending("server.log") }
}

extension ClusterConfiguration {
    /// The server's settings: they are given on its command line, so that no file in the data folder can
    /// weaken them.
    ///
    /// Sized for a machine that the service, nginx and the browser share; `overrides` sizes them otherwise.
    package var settings: [String: String] {
        var settings = [
            "listen_addresses": "",
            "port": String(DatabaseAddress.port),
            "unix_socket_permissions": "0700",
            "max_connections": "100",
            "random_page_cost": "1.1",
            // Every statement is short: compiling one costs more than running it.
            "jit": "off",
            "max_wal_size": "4GB",
            // After a checkpoint pages go into the log whole; pglz takes longer for them: decision 0008.
            "wal_compression": "lz4",
            "log_timezone": "UTC",
            "timezone": "UTC",
            "log_line_prefix": "%m [%p] %a ",
            // Leaves out the detail lines, where clients' values stand.
            "log_error_verbosity": "terse",
            "log_checkpoints": "off",
        ]
        settings.merge(memorySettings) { $1 }
        settings.merge(durabilitySettings) { $1 }
        settings.merge(overrides) { $1 }
        return settings
    }

    private var memorySettings: [String: String] {
        switch durability {
        case .durable: Self.settings(forMemory: MachineMemory.bytes)
        // Many at once, and the same plans on every machine.
        case .volatile: ["shared_buffers": "256MB", "effective_cache_size": "1GB"]
        }
    }

    /// A quarter of the memory for pages, as PostgreSQL's manual advises, but not more than books of ten
    /// million transfers use (decision 0018); and the planner is told that half of it holds files.
    static func settings(forMemory bytes: Int) -> [String: String] {
        let mebibytes = bytes >> 20
        return [
            "shared_buffers": "\(min(max(128, mebibytes / 4), 2048))MB",
            "effective_cache_size": "\(max(256, mebibytes / 2))MB",
        ]
    }

    private var durabilitySettings: [String: String] {
        switch durability {
        case .durable: ["fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"]
        case .volatile:
            // Room for many tests at once, each with its own database and connections.
            [
                "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
                "max_connections": "300",
            ]
        }
    }
}
