import LocalCluster
import Logging
import SystemPackage

/// What `up` is going to run and where each part keeps its files, settled before anything is started.
struct StackPlan: Sendable {
    let owner: ProcessOwner
    /// Where nginx listens.
    let addresses: [String]
    let port: Int
    /// Where the service listens, on 127.0.0.1.
    let servicePort: Int
    let hasRateLimits: Bool
    let migrations: FilePath
    /// Reachable by the owner.
    let publicFiles: FilePath
    let nginxTemplates: FilePath
    let program: FilePath

    let databaseDirectory: FilePath
    let nginxDirectory: FilePath
    let serviceDirectory: FilePath

    /// The largest that a log file may become before it is cut.
    static let logBytesMax: Int64 = 64 << 20

    var serviceLog: FilePath { serviceDirectory.appending("serve.log") }
    var nginxLog: FilePath { nginxDirectory.appending("error.log") }
    var accessLog: FilePath { nginxDirectory.appending("access.log") }

    /// The address that a person types.
    var url: String {
        let isLocal = addresses.contains { LoopbackAddress.contains($0) || $0 == "0.0.0.0" || $0 == "::" }
        return "http://\(isLocal ? "localhost" : addresses[0]):\(port)"
    }
}

extension StackPlan {
    /// Looks what the machine has and prepares the folders.
    ///
    /// - Throws: ``StackError``, ``LocalClusterError``.
    init(_ settings: UpSettings, state: StateDirectory, files: ProjectFiles) async throws {
        owner = .unprivileged
        port = settings.port
        hasRateLimits = settings.hasRateLimits
        databaseDirectory = try await state.room("postgresql", of: owner)
        nginxDirectory = try await state.room("nginx", of: owner)
        serviceDirectory = try await state.room("serve", of: owner)
        try nginxDirectory.makePrivateDirectory(of: owner)
        try serviceDirectory.makePrivateDirectory(of: owner)
        migrations = try files.folder("migrations")
        nginxTemplates = try files.folder("deploy/nginx")
        let reach = Reach(owner: owner, copies: serviceDirectory)
        publicFiles = try await reach.path(to: files.folder("public"))
        program = try await reach.path(to: ProjectFiles.program)
        try await NginxLeftovers(directory: nginxDirectory).end()
        addresses = try Self.usable(settings.addresses, port: settings.port)
        servicePort = try Self.freeServicePort()
    }

    /// The addresses that this machine has: where IPv6 is off, ::1 is left out.
    private static func usable(_ addresses: [String], port: Int) throws(StackError) -> [String] {
        var usable: [String] = []
        for address in addresses {
            guard let socketAddress = SocketAddress(address, port: port) else {
                throw .addressUnknown(address)
            }
            switch socketAddress.availability {
            case .free: usable.append(address)
            case .taken: throw .addressTaken(address, port: port)
            case .notOnThisMachine: continue
            }
        }
        guard !usable.isEmpty else { throw .addressUnknown(addresses.joined(separator: ", ")) }
        return usable
    }

    /// The usual port, and another one beside a second `up` on the same machine.
    private static func freeServicePort() throws(StackError) -> Int {
        if let usual = ServeSettings.port.standard,
            case .free? = SocketAddress("127.0.0.1", port: usual)?.availability
        {
            return usual
        }
        guard let port = SocketAddress.freeLoopbackPort() else { throw .portsTaken }
        return port
    }
}
