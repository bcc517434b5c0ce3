import FoundationEssentials
import LocalCluster
import SystemPackage

/// Lets the unprivileged user get at files that stand where it may not enter, such as in root's home: by a
/// copy.
struct Reach: Sendable {
    let owner: ProcessOwner
    /// Where copies are put, anew at each start.
    let copies: FilePath

    /// The path itself where the owner can reach it, else that of a copy of the file or folder.
    func path(to original: FilePath) async throws -> FilePath {
        if await owner.canReach(original.removingLastComponent()) { return original }
        let copy = copies.appending(original.lastComponent?.string ?? "copy")
        do {
            if copy.exists { try FileManager.default.removeItem(atPath: copy.string) }
            try FileManager.default.copyItem(atPath: original.string, toPath: copy.string)
        } catch {
            throw StackError.fileFailed(copy, reason: "\(error)")
        }
        return copy
    }
}
