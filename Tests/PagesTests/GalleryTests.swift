import Foundation
import Testing

@testable import Pages

/// Writes every page to a folder, for people to look at: `PAGES_GALLERY=folder swift test --filter
/// GalleryTests`.
@Suite struct GalleryTests {
    static let folder = ProcessInfo.processInfo.environment["PAGES_GALLERY"]

    @Test("The gallery holds every page in every language and theme", .enabled(if: folder != nil))
    func writesTheGallery() throws {
        let folder = URL(filePath: try #require(Self.folder), directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let renderer = try Samples.renderer.get()
        for language in Language.allCases {
            for theme in [Theme.light, .dark] {
                for page in Samples(renderer: renderer, language: language, theme: theme).pages {
                    let name = "\(page.name).\(language.rawValue).\(theme.rawValue).html"
                    try Data(page.bytes).write(to: folder.appending(path: name))
                }
            }
        }
    }
}
