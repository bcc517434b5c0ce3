import FoundationEssentials
import Glibc
import LocalCluster
import SystemPackage

/// Keeps log files of running programs from growing without end.
struct LogLimit: Sendable {
    let files: [FilePath]
    let bytesMax: Int64

    /// Moves the content of every file that is too large to `<name>.1`, in place of what was there, and
    /// empties it.
    ///
    /// The programs append to the open file, so it is copied and cut, not renamed. Lines written in between
    /// are lost.
    func apply() throws(StackError) {
        for file in files {
            do {
                guard let size = try? file.stat().size, size > bytesMax else { continue }
                let former = file.string + ".1"
                try? FileManager.default.removeItem(atPath: former)  // The first time there is none.
                try FileManager.default.copyItem(atPath: file.string, toPath: former)
                guard truncate(file.string, 0) == 0 else { throw Errno(rawValue: errno) }
            } catch {
                throw .fileFailed(file, reason: "\(error)")
            }
        }
    }
}
