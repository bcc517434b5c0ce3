import Glibc
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
            input: .fileDescriptor(try Self.file(holding: input), closeAfterSpawningProcess: true),
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

    /// A file without a name that holds the text, at its beginning.
    ///
    /// Not a pipe: a program that ends without reading all of it would break that, and Subprocess 1.0 traps
    /// then.
    private static func file(holding text: String) throws(LocalClusterError) -> FileDescriptor {
        var template = Array("/tmp/easybilling-input-XXXXXX".utf8CString)
        let number = mkstemp(&template)
        guard number >= 0 else {
            throw .fileOperationFailed("/tmp", reason: "\(Errno(rawValue: errno))")
        }
        unlink(template)
        let file = FileDescriptor(rawValue: number)
        do {
            _ = try file.writeAll(text.utf8)
            _ = try file.seek(offset: 0, from: .start)
            return file
        } catch {
            _ = try? file.close()  // It held only a copy.
            throw .fileOperationFailed("/tmp", reason: "\(error)")
        }
    }
}
