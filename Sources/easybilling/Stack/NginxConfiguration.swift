import FoundationEssentials
import LocalCluster
import SystemPackage

/// Fills in the words in `${}` of the files in `deploy/nginx`.
struct NginxConfiguration: Sendable {
    /// Word → what stands for it.
    let values: [String: String]

    /// For nginx under `up`: on the plan's addresses, in front of one service, writing into its own folder.
    init(_ plan: StackPlan, into directory: FilePath) throws(StackError) {
        let paths = [
            "RUN": plan.nginxDirectory, "PUBLIC": plan.publicFiles, "CONFIGURATION": directory,
            "ACCESS_LOG": plan.accessLog, "ERROR_LOG": plan.nginxLog,
        ]
        // nginx has no way to write these within a quoted word.
        for path in paths.values where path.string.contains(where: { "\"\\$".contains($0) || $0.isNewline }) {
            throw .pathUnfit(path)
        }
        values = paths.mapValues(\.string).merging([
            "LISTEN": plan.addresses.map { address in
                let isVersion6 = address.contains(":")
                return
                    isVersion6
                    ? "listen [\(address)]:\(plan.port) ipv6only=on;" : "listen \(address):\(plan.port);"
            }.joined(separator: " "),
            "UPSTREAM": "server 127.0.0.1:\(plan.servicePort);",
            "RATE_LIMITS": plan.hasRateLimits ? "on" : "off",
        ]) { $1 }
    }

    /// Writes all files of `templates`, filled in, into `directory`, which is made anew.
    func write(_ templates: FilePath, into directory: FilePath) throws(StackError) {
        do {
            let files = FileManager.default
            if directory.exists { try files.removeItem(atPath: directory.string) }
            try files.createDirectory(atPath: directory.string, withIntermediateDirectories: true)
            for name in try files.subpathsOfDirectory(atPath: templates.string).sorted() {
                let source = templates.pushing(FilePath(name)).string
                let target = directory.pushing(FilePath(name)).string
                if FilePath(source).isDirectory {
                    try files.createDirectory(atPath: target, withIntermediateDirectories: true)
                } else {
                    try filledIn(String(contentsOfFile: source, encoding: .utf8))
                        .write(toFile: target, atomically: false, encoding: .utf8)
                }
            }
        } catch {
            throw .fileFailed(directory, reason: "\(error)")
        }
    }

    func filledIn(_ template: String) -> String {
        values.reduce(template) { $0.replacing("${\($1.key)}", with: $1.value) }
    }
}

extension FilePath {
    fileprivate var isDirectory: Bool { (try? stat().type) == .directory }
}
