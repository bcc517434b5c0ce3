import FoundationEssentials
import Glibc
import SystemPackage

/// Workers of an nginx whose master was killed: they go on and keep the port.
struct NginxLeftovers: Sendable {
    /// The folder of the nginx that was killed, with the note of its process id.
    let directory: FilePath

    /// Ends them; they hold no data.
    func end() throws {
        let note = directory.appending("nginx.pid").string
        guard
            let content = FileManager.default.contents(atPath: note),
            let master = Int32(String(decoding: content, as: UTF8.self).filter(\.isNumber)), master > 1
        else { return }
        for process in try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap(Int32.init)
        where Self.isNginx(process, ofGroup: master) {
            kill(process, SIGKILL)
        }
        try FileManager.default.removeItem(atPath: note)
    }

    /// The master leads a process group of its own, in which its workers are. `/proc/n/stat` is
    /// "n (name) state parent group …".
    private static func isNginx(_ process: Int32, ofGroup group: Int32) -> Bool {
        guard let content = FileManager.default.contents(atPath: "/proc/\(process)/stat") else {
            return false
        }
        let text = String(decoding: content, as: UTF8.self)
        guard text.contains(" (nginx) "), let end = text.lastIndex(of: ")") else { return false }
        let words = text[end...].split(separator: " ")
        return words.count > 3 && Int32(words[3]) == group
    }
}
