import Foundation
import TestSupport

/// The program that stands beside the tests, where the build puts both, as an operator starts it.
struct Program: Sendable {
    /// What is left of a run that came to its end.
    struct Ending: Sendable {
        let status: Int32
        let output: String
        let complaint: String
    }

    private let process = Process()
    private let output = Pipe()
    private let complaint = Pipe()

    /// Starts it with these variables and a path, nothing else.
    init(_ arguments: [String], _ environment: [String: String]) throws {
        process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "easybilling")
        process.arguments = arguments
        process.environment = environment.merging(["PATH": "/usr/bin:/bin"]) { own, _ in own }
        process.standardOutput = output
        process.standardError = complaint
        try process.run()
    }

    /// Waits for its end. What it says has to fit into a pipe.
    func end() async throws -> Ending {
        do {
            try await poll("the end of \(process.arguments ?? [])") { process.isRunning ? nil : () }
        } catch {
            process.terminate()
            throw error
        }
        let texts = [output, complaint].map {
            String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        }
        return Ending(status: process.terminationStatus, output: texts[0], complaint: texts[1])
    }
}
