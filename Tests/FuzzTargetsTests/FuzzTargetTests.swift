import Foundation
import FuzzTargets
import TestVectors
import Testing

/// A target that breaks a promise stops the program; so a test that ends at all has passed, and the sentence
/// of the one that does not says what was broken.
@Suite("Readers of what strangers send")
struct FuzzTargetTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .appending(path: "fuzz").resolvingSymlinksInPath()

    /// The files of a folder's part for a target, in order; none where there is no such part.
    private static func inputs(_ part: String, of target: FuzzTarget) throws -> [[UInt8]] {
        let path = folder.appending(path: part).appending(path: target.rawValue)
        guard FileManager.default.fileExists(atPath: path.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(at: path, includingPropertiesForKeys: nil)
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
            .map { Array(try Data(contentsOf: $0)) }
    }

    @Test("keep their promises with every file of their corpus", arguments: FuzzTarget.allCases)
    func corpus(target: FuzzTarget) throws {
        let inputs = try Self.inputs("corpus", of: target)
        #expect(inputs.count >= 10)
        for input in inputs { target.read(input) }
    }

    @Test("keep them with what once broke one", arguments: FuzzTarget.allCases)
    func regressions(target: FuzzTarget) throws {
        for input in try Self.inputs("regressions", of: target) { target.read(input) }
    }

    /// The same 3,000 each time: what a change breaks at once, without waiting for the night.
    @Test("keep them with the same files spoilt", arguments: FuzzTarget.allCases)
    func spoilt(target: FuzzTarget) throws {
        let inputs = try Self.inputs("corpus", of: target)
        var random = SplitMix64(seed: 20_260_131)
        for _ in 0..<3_000 {
            guard var input = inputs.randomElement(using: &random) else { return }
            input.mutate(using: &random)
            target.read(input)
        }
    }

    @Test("have a corpus and a dictionary each, and nobody else has one")
    func folders() throws {
        let names = Set(FuzzTarget.allCases.map(\.rawValue))
        let corpora = try FileManager.default.contentsOfDirectory(
            atPath: Self.folder.appending(path: "corpus").path)
        #expect(Set(corpora) == names)
        let dictionaries = try FileManager.default.contentsOfDirectory(
            atPath: Self.folder.appending(path: "dictionaries").path)
        #expect(Set(dictionaries) == Set(names.map { "\($0).dict" }))
    }
}
