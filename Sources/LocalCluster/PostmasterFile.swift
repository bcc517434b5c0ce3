import FoundationEssentials
import Glibc
import SystemPackage

/// What a server writes about itself into its data folder (`postmaster.pid`, one fact a line).
struct PostmasterFile {
    let processID: Int32
    /// Whether the server said that it takes connections.
    let isReady: Bool

    /// Reads the file; `nil` when there is none or it is still being written.
    init?(in data: FilePath) {
        guard
            let bytes = FileManager.default.contents(atPath: Self.path(in: data).string),
            case let lines = String(decoding: bytes, as: UTF8.self).split(
                separator: "\n", omittingEmptySubsequences: false),
            let first = lines.first, let processID = Int32(first), processID > 0
        else { return nil }
        self.processID = processID
        // Line 8 is "starting", "stopping", "ready" or "standby", filled up with blanks.
        isReady = lines.count > 7 && lines[7].hasPrefix("ready")
    }

    static func path(in data: FilePath) -> FilePath { data.appending("postmaster.pid") }

    /// Whether the process is a server on `data`, and not a stranger that got a dead server's number.
    ///
    /// A server makes its data folder its working directory, which the kernel tells to root and to the same
    /// user. In a container root often may not look; there the folder's name among the server's arguments,
    /// which everybody may read, has to do.
    func isServing(_ data: FilePath) -> Bool {
        guard let its = try? FilePath("/proc/\(processID)/cwd").stat(), let ours = try? data.stat() else {
            return arguments.contains(data.string)
        }
        return its.inode == ours.inode && its.deviceID == ours.deviceID
    }

    /// What the process was started with; empty when there is none.
    private var arguments: [String] {
        let bytes = FileManager.default.contents(atPath: "/proc/\(processID)/cmdline") ?? Data()
        return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
}
