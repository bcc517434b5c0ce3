import Foundation
import LocalCluster
import SystemPackage
import Testing

@Suite("The state directory")
struct StateDirectoryTests {
    /// A project in a folder of this mode.
    private func withProject(mode: Int, _ body: (FilePath) async throws -> Void) async throws {
        let folder = FilePath("/tmp/easybilling-state-\(UInt32.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(
            atPath: folder.string, withIntermediateDirectories: false, attributes: [.posixPermissions: mode])
        defer { try? FileManager.default.removeItem(atPath: folder.string) }
        try await body(folder.appending("project"))
    }

    @Test("keeps its rooms inside where the unprivileged user can reach them")
    func inside() async throws {
        try await withProject(mode: 0o755) { project in
            let state = try StateDirectory(project.appending(".easybilling"))
            let room = try await state.room("postgresql", of: .unprivileged)
            #expect(room == project.appending(".easybilling/postgresql"))
        }
    }

    @Test("puts them under /var/lib where root's folder is closed to others, the same ones each time")
    func outside() async throws {
        guard ProcessOwner.current.userID == 0 else { return }
        try await withProject(mode: 0o700) { project in
            let state = try StateDirectory(project.appending(".easybilling"))
            let room = try await state.room("postgresql", of: .unprivileged)
            defer { try? FileManager.default.removeItem(atPath: room.removingLastComponent().string) }
            #expect(room.string.hasPrefix("/var/lib/easybilling/project-"))
            try room.makePrivateDirectory(of: .unprivileged)
            #expect(await ProcessOwner.unprivileged.canReach(room))
            #expect(try await StateDirectory(state.path).room("postgresql", of: .unprivileged) == room)
            let other = try StateDirectory(project.appending("other/.easybilling"))
            #expect(try await other.room("postgresql", of: .unprivileged) != room)
            try? FileManager.default.removeItem(
                atPath: (try await other.room("postgresql", of: .unprivileged)).removingLastComponent().string
            )
        }
    }

    @Test("is used by one process at a time")
    func lock() async throws {
        try await withProject(mode: 0o755) { project in
            let state = try StateDirectory(project)
            let first = try DirectoryLock(state.path)
            #expect(throws: LocalClusterError.self) { _ = try DirectoryLock(state.path) }
            _ = consume first
            _ = try DirectoryLock(state.path)
        }
    }
}
