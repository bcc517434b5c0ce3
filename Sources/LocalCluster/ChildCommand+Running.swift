import Glibc
package import Subprocess
import SystemPackage

/// A program that runs beside this process; valid while the closure that got it runs.
package struct Child: Sendable {
    package let processID: Int32
}

/// The program ended although it was still needed.
package struct ChildExited: Error, Sendable {
    package let status: TerminationStatus
}

extension ChildCommand {
    /// Starts the program, runs `body` beside it, then stops it with the farewells and waits for its end.
    ///
    /// The program is gone when this returns or throws. When the caller's task is cancelled, `body` is
    /// cancelled first and the program stopped after it.
    ///
    /// - Throws: ``ChildExited`` when the program ends before `body` does, which is then cancelled; what
    ///   `body` throws;
    ///   Subprocess's error when the program cannot be started.
    package func run<Value: Sendable>(
        _ body: @escaping @Sendable (Child) async throws -> Value
    ) async throws -> Value {
        let (started, announce) = AsyncStream<Int32>.makeStream()
        // Not a child task, so that cancelling the caller reaches `body` before it reaches the program. It
        // is cancelled and awaited below, on every path.
        let life = Task {
            defer { announce.finish() }
            return try await outlive { announce.yield($0) }
        }
        return try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask {
                guard let processID = await started.first(where: { _ in true }) else {
                    throw ChildExited(status: try await life.value)
                }
                return try await body(Child(processID: processID))
            }
            group.addTask { throw ChildExited(status: try await life.value) }
            let first = await group.nextResult()
            group.cancelAll()
            life.cancel()
            _ = await life.result
            guard let first else { throw CancellationError() }
            return try first.get()
        }
    }
    /// Starts the program, tells its process id and waits for its end. Cancelling sends the farewells.
    private func outlive(_ started: @Sendable (Int32) -> Void) async throws -> TerminationStatus {
        let (standardOutput, standardError) = try openOutput()
        defer { closeOutput(standardOutput) }
        let result = try await Subprocess.run(
            configuration,
            input: .none,
            output: .fileDescriptor(standardOutput, closeAfterSpawningProcess: false),
            error: .fileDescriptor(standardError, closeAfterSpawningProcess: false)
        ) { execution in
            started(execution.processIdentifier.value)
        }
        // What the program started itself and could not stop, because it was killed: it leads a group of
        // its own.
        kill(-result.processIdentifier.value, SIGKILL)
        return result.terminationStatus
    }

    private func openOutput() throws(LocalClusterError) -> (FileDescriptor, FileDescriptor) {
        guard case .file(let path) = output else { return (.standardOutput, .standardError) }
        do {
            let file = try FileDescriptor.open(
                path, .writeOnly, options: [.create, .append, .closeOnExec], permissions: .ownerReadWrite)
            // The program may open its log again by its name.
            try path.give(to: owner)
            return (file, file)
        } catch let error as LocalClusterError {
            throw error
        } catch {
            throw .fileOperationFailed(path, reason: "\(error)")
        }
    }

    private func closeOutput(_ file: FileDescriptor) {
        guard case .file = output else { return }
        // Nothing is lost when this fails: what the program wrote, it wrote through its own copy of the
        // descriptor.
        _ = try? file.close()
    }
}
