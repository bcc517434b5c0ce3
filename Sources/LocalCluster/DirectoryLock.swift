import Glibc
package import SystemPackage

/// Keeps a second process away from a directory for as long as this value lives. The kernel gives it back
/// when the process dies, however it dies.
package struct DirectoryLock: ~Copyable {
    private let file: FileDescriptor

    /// - Throws: ``LocalClusterError/alreadyRunning(_:)`` when another process holds the lock.
    package init(_ directory: FilePath) throws(LocalClusterError) {
        file = try Self.locked(directory.appending("lock"))
    }

    private static func locked(_ path: FilePath) throws(LocalClusterError) -> FileDescriptor {
        let file: FileDescriptor
        do {
            file = try FileDescriptor.open(
                path, .readWrite, options: [.create, .closeOnExec], permissions: .ownerReadWrite)
        } catch {
            throw .fileOperationFailed(path, reason: "\(error)")
        }
        if flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 { return file }
        _ = try? file.close()  // Nothing was written: there is nothing to lose.
        throw .alreadyRunning(path)
    }

    deinit {
        // Given back by name: closing alone would not do while a child that is just being started still has
        // its copy of the descriptor. A failure cannot be acted on here; the kernel frees both at exit.
        flock(file.rawValue, LOCK_UN)
        _ = try? file.close()
    }
}
