import Foundation
import JSON
import Testing

/// A generated document as it stands in the repository.
///
/// With `EASYBILLING_GOLDEN=write` in the environment the tests write the files anew, and the difference is
/// looked at by a person before it is committed.
enum GoldenFile {
    static func expect(_ document: JSON, is name: String, sourceLocation: SourceLocation = #_sourceLocation)
        throws
    {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "golden/\(name)")
            .resolvingSymlinksInPath()
        let bytes = document.serialized(pretty: true) + [0x0A]
        if ProcessInfo.processInfo.environment["EASYBILLING_GOLDEN"] == "write" {
            try Data(bytes).write(to: file)
        }
        let golden = try Data(contentsOf: file)
        #expect(
            golden == Data(bytes),
            "\(name) is not what is generated: see EASYBILLING_GOLDEN in GoldenFile.swift",
            sourceLocation: sourceLocation)
    }
}
