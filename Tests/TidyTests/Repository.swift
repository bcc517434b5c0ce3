import Foundation

/// The files that the rules are about.
enum Repository {
    /// Swift, SQL, templates and scripts; read once.
    static let files: [SourceFile] =
        ["Sources", "Tests", "migrations", "Benchmarks", "deploy", "public", "docs"]
        .flatMap(files(in:)) + ["Package.swift", "Makefile", "README.md"].compactMap(file(at:))

    static let top = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()

    /// What is read as text.
    private static let kinds: Set<String> = [
        "swift", "sql", "mustache", "py", "js", "css", "html", "md", "conf", "toml", "io",
    ]

    private static func files(in folder: String) -> [SourceFile] {
        let start = top.appending(path: folder)
        let walk = FileManager.default.enumerator(
            at: start, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
        let paths = (walk?.compactMap { ($0 as? URL)?.path(percentEncoded: false) } ?? [])
            .map { String($0.dropFirst(top.path(percentEncoded: false).count)) }
        return paths.filter { kinds.contains(($0 as NSString).pathExtension) }.sorted().compactMap(file(at:))
    }

    /// `nil` for what is not there, or no text.
    private static func file(at path: String) -> SourceFile? {
        guard
            let data = FileManager.default.contents(
                atPath: top.appending(path: path).path(percentEncoded: false)),
            let text = String(data: data, encoding: .utf8)
        else { return nil }
        return SourceFile(path: path, text: text)
    }
}
