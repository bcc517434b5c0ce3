import Glibc
import SystemPackage

/// Chooses the folder of the server's socket.
struct SocketDirectory {
    /// Most bytes in a Unix socket's path (`sun_path` holds 108 with the closing NUL).
    static let pathBytesMax = 107

    let configuration: ClusterConfiguration

    /// The cluster's own folder where the socket's path is short enough for the system; else a folder with
    /// a name made from the cluster's path, which is the same at every start, in a place with a short name.
    var path: FilePath {
        let own = configuration.directory.appending("socket")
        if fits(own) { return own }
        // Only root can put a folder into /run. In /tmp anybody can, which `makePrivateDirectory` finds out.
        let short: FilePath = geteuid() == 0 ? "/run" : "/tmp"
        return short.appending("easybilling-\(configuration.directory.fingerprint)")
    }

    private func fits(_ directory: FilePath) -> Bool {
        directory.string.utf8.count + "/.s.PGSQL.\(DatabaseAddress.port).lock".utf8.count <= Self.pathBytesMax
    }
}
