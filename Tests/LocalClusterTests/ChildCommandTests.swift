import Foundation
import LocalCluster
import Subprocess
import SystemPackage
import TestSupport
import Testing

@Suite("A child process")
struct ChildCommandTests {
    @Test("is gone when the work beside it is done, however that ends")
    func ends() async throws {
        struct Failure: Error {}
        let sleeping = ChildCommand("/bin/sleep", ["1000"])
        let processID = try await sleeping.run { $0.processID }
        #expect(kill(processID, 0) == -1)
        await #expect(throws: Failure.self) { try await sleeping.run { _ in throw Failure() } }
    }

    @Test("that ends too early cancels the work and says how it ended")
    func exited() async {
        let error = await #expect(throws: ChildExited.self) {
            try await ChildCommand("/bin/sh", ["-c", "exit 3"]).run { _ in
                try await Task.sleep(for: .seconds(60))
            }
        }
        #expect(error?.status == .exited(3))
    }

    @Test("that cannot be started is an error, and the work does not begin")
    func missing() async {
        await #expect(throws: ChildExited.self) {
            try await ChildCommand("/nonexistent/program").run { _ in try await Task.sleep(for: .seconds(60))
            }
        }
    }

    @Test("that ignores the first signal gets the next one")
    func farewells() async throws {
        var stubborn = ChildCommand(
            "/bin/sh",
            ["-c", "trap '' TERM; trap 'echo told; exit' INT; echo ready; while :; do sleep 0.05; done"])
        stubborn.farewells = [
            .init(.terminate, patience: .milliseconds(200)), .init(.interrupt, patience: .patience),
        ]
        let clock = ContinuousClock()
        let log = FilePath(NSTemporaryDirectory()).appending(
            "easybilling-child-\(UInt64.random(in: 0 ... .max))")
        defer { try? FileManager.default.removeItem(atPath: log.string) }
        stubborn.output = .file(log)
        let begin = try await stubborn.run { _ in
            try await waitFor("a child that is ready") { log.tail() == "ready" }
            return clock.now
        }
        let taken = clock.now - begin
        #expect(taken >= .milliseconds(200) && taken < .patience)
        #expect(log.tail(linesMax: 1) == "told", "it was killed instead")
    }

    @Test("takes its own children with it when it is killed")
    func group() async throws {
        let log = FilePath(NSTemporaryDirectory()).appending(
            "easybilling-child-\(UInt64.random(in: 0 ... .max))")
        defer { try? FileManager.default.removeItem(atPath: log.string) }
        var parent = ChildCommand("/bin/sh", ["-c", "sleep 1000 & echo $!; wait"])
        parent.output = .file(log)
        await #expect(throws: ChildExited.self) {
            try await parent.run { child in
                try await poll("the grandchild's number") { Int32(log.tail()) }
                kill(child.processID, SIGKILL)
                try await Task.sleep(for: .seconds(60))
            }
        }
        let grandchild = try #require(Int32(log.tail()))
        // Init still has to collect it, which takes a moment.
        try await waitFor("the grandchild's end") {
            kill(grandchild, 0) != 0 || (try? isZombie(grandchild)) != false
        }
    }

    private func isZombie(_ process: Int32) throws -> Bool {
        try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8).contains(") Z ")
    }

    @Test("runs as another user when root says so, and not as root")
    func user() async throws {
        guard ProcessOwner.current.userID == 0 else { return }
        var command = ChildCommand("/usr/bin/id", ["-u"])
        command.owner = .unprivileged
        let printed = try await command.finish()
        #expect(printed == "\(ProcessOwner.unprivileged.userID)\n")
        #expect(printed != "0\n")
    }

    @Test("that ends without reading its input is an error like another")
    func brokenPipe() async throws {
        let input = String(repeating: "x", count: 1 << 20)
        await #expect(throws: LocalClusterError.self) {
            try await ChildCommand("/bin/sh", ["-c", "exit 1"]).finish(input: input)
        }
    }

    @Test("that fails tells its name, how it ended and what it printed")
    func failure() async {
        let error = await #expect(throws: LocalClusterError.self) {
            try await ChildCommand("/bin/sh", ["-c", "echo reason; exit 2"]).finish()
        }
        #expect(error.map { "\($0)" } == "sh ended with exited(2): reason\n")
    }
}
