import FoundationEssentials
import Glibc
import SystemPackage

/// Workers of an nginx whose master was killed: they go on and keep the port.
struct NginxLeftovers: Sendable {
    /// The folder of the nginx that was killed, with the note of its process id.
    let directory: FilePath

    /// How long the kernel may take to clear a killed process away.
    private static let patience: Duration = .seconds(5)

    /// Ends them and waits until the port is free again; they hold no data.
    func end() async throws {
        let note = directory.appending("nginx.pid").string
        guard
            let content = FileManager.default.contents(atPath: note),
            let master = Int32(String(decoding: content, as: UTF8.self).filter(\.isNumber)), master > 1
        else { return }
        let end = ContinuousClock.now + Self.patience
        while true {
            let left = try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { Int32($0) }
                .filter { Self.isNginx($0, ofGroup: master) }
            guard !left.isEmpty, ContinuousClock.now < end else { break }
            for process in left { kill(process, SIGKILL) }
            try await Task.sleep(for: .milliseconds(10))
        }
        try FileManager.default.removeItem(atPath: note)
    }

    /// The master leads a process group of its own, in which its workers are. `/proc/n/stat` is
    /// "n (name) state parent group …", where the state Z is of a process that is dead and not yet collected.
    private static func isNginx(_ process: Int32, ofGroup group: Int32) -> Bool {
        guard let content = FileManager.default.contents(atPath: "/proc/\(process)/stat") else {
            return false
        }
        let text = String(decoding: content, as: UTF8.self)
        guard text.contains(" (nginx) "), let end = text.lastIndex(of: ")") else { return false }
        let words = text[end...].split(separator: " ")
        return words.count > 3 && words[1] != "Z" && Int32(words[3]) == group
    }
}
