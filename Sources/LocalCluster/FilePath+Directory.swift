import FoundationEssentials
import Glibc
package import SystemPackage

extension FilePath {
    /// Whether something stands at this path; a symbolic link counts as what it points to.
    package var exists: Bool { (try? stat()) != nil }

    /// Makes this a directory of `owner` that nobody else may enter (mode 0700), with its parents.
    ///
    /// - Throws: ``LocalClusterError/directoryNotOurs(_:)`` when something else stands there already.
    package func makePrivateDirectory(of owner: ProcessOwner) throws(LocalClusterError) {
        if mkdir(string, 0o700) != 0 {
            let reason = Errno(rawValue: errno)
            switch reason {
            case .fileExists: return try requirePrivateDirectory(of: owner)
            case .noSuchFileOrDirectory:
                try removingLastComponent().makeDirectory()
                return try makePrivateDirectory(of: owner)
            default: throw .fileOperationFailed(self, reason: "\(reason)")
            }
        }
        try give(to: owner)
    }

    /// Makes this directory and its parents where they are missing, with the usual rights.
    package func makeDirectory() throws(LocalClusterError) {
        do {
            try FileManager.default.createDirectory(atPath: string, withIntermediateDirectories: true)
        } catch {
            throw .fileOperationFailed(self, reason: "\(error)")
        }
    }

    /// Makes `owner` the owner of this one file or directory.
    package func give(to owner: ProcessOwner) throws(LocalClusterError) {
        guard owner.needsChange else { return }
        guard lchown(string, owner.userID, owner.groupID) == 0 else {
            throw .fileOperationFailed(self, reason: "\(Errno(rawValue: errno))")
        }
    }

    /// A directory that stands already is used only when nobody but `owner` can have prepared it.
    private func requirePrivateDirectory(of owner: ProcessOwner) throws(LocalClusterError) {
        do throws(Errno) {
            let found = try stat(followTargetSymlink: false)
            let isPrivate = found.permissions.isDisjoint(with: [
                .groupReadWriteExecute, .otherReadWriteExecute,
            ])
            guard found.type == .directory, found.userID.rawValue == owner.userID, isPrivate else {
                throw Errno.notPermitted
            }
        } catch {
            throw .directoryNotOurs(self)
        }
    }

    /// The last `linesMax` lines of this text file, for a message; empty when it cannot be read.
    package func tail(linesMax: Int = 8, bytesMax: Int = 4_096) -> String {
        do {
            let file = try FileDescriptor.open(self, .readOnly)
            return try file.closeAfter {
                let size = try file.seek(offset: 0, from: .end)
                let start = max(0, size - Int64(bytesMax))
                let bytes = try [UInt8](unsafeUninitializedCapacity: bytesMax) { buffer, count in
                    count = try file.read(
                        fromAbsoluteOffset: start, into: UnsafeMutableRawBufferPointer(buffer))
                }
                let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
                return lines.suffix(linesMax).joined(separator: "\n")
            }
        } catch {
            return "(\(self) cannot be read: \(error))"
        }
    }

    /// A short name for this path that differs from other paths' names: 64 bits of FNV-1a, in hexadecimal.
    package var fingerprint: String {
        let hash = string.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3
        }
        return String(hash, radix: 16)
    }
}
