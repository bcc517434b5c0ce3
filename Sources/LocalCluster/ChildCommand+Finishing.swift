import Subprocess
import SystemPackage

extension ChildCommand {
    /// Most of what a program that finishes may print, in bytes.
    private static let outputBytesMax = 1 << 20

    /// Runs a program that finishes by itself and returns what it printed on both outputs.
    ///
    /// - Throws: ``LocalClusterError/programFailed(program:status:output:)`` unless it exits with 0.
    @discardableResult
    package func finish(input: String = "") async throws -> String {
        let result = try await Subprocess.run(
            configuration,
            input: .string(input),
            output: .string(limit: Self.outputBytesMax),
            error: .combinedWithOutput)
        guard result.terminationStatus.isSuccess else {
            throw LocalClusterError.programFailed(
                program: program.lastComponent?.string ?? program.string,
                status: result.terminationStatus,
                output: result.standardOutput)
        }
        return result.standardOutput
    }
}
