import Foundation
import Ledger
import Testing

@testable import Pages

@Suite struct CatalogueTests {
    private func catalogue(_ language: Language) throws -> Catalogue {
        try Catalogue(parsing: try #require(BuiltIn.catalogues[language]))
    }

    @Test("Every language has the same keys", arguments: Language.allCases)
    func hasTheSameKeys(_ language: Language) throws {
        let english = try catalogue(.english).keys
        let keys = try catalogue(language).keys
        #expect(english.subtracting(keys).isEmpty)
        #expect(keys.subtracting(english).isEmpty)
    }

    @Test("Every key that Swift names is there, counted or not as it says", arguments: Language.allCases)
    func hasTheKeysOfSwift(_ language: Language) throws {
        let catalogue = try catalogue(language)
        for key in TextKey.allCases {
            switch try #require(catalogue.entry(key.rawValue), "\(key)") {
            case .text: #expect(!TextKey.counted.contains(key), "\(key)")
            case .counted: #expect(TextKey.counted.contains(key), "\(key)")
            }
        }
    }

    @Test("Counted texts have exactly the plural forms of their language", arguments: Language.allCases)
    func hasThePluralForms(_ language: Language) throws {
        let catalogue = try catalogue(language)
        for key in catalogue.keys {
            guard case .counted(let forms) = catalogue.entry(key) else { continue }
            #expect(Set(forms.keys) == PluralForm.needed(in: language), "\(key)")
        }
    }

    @Test("No text is empty, and its places are those of the English one", arguments: Language.allCases)
    func hasTheSamePlaces(_ language: Language) throws {
        let english = try catalogue(.english)
        let catalogue = try catalogue(language)
        for key in english.keys {
            let theirs = texts(catalogue.entry(key))
            #expect(theirs.allSatisfy { !$0.isEmpty }, "\(key)")
            let expected = texts(english.entry(key)).reduce(into: Set()) { $0.formUnion(places(in: $1)) }
            for text in theirs where key != "fault.heading" {
                #expect(places(in: text) == expected, "\(key)")
            }
        }
    }

    @Test("Every family of codes has a text for each", arguments: Language.allCases)
    func hasTheFamilies(_ language: Language) throws {
        let catalogue = try catalogue(language)
        var keys = Outcome.allCases.map(\.text) + FaultReason.told.map { "fault.\($0.slug)" }
        keys += (1...12).map { "month.\($0)" }
        keys += Currency.allCases.map { "currency.\($0.code.lowercased())" }
        keys += Refusal.allCases.flatMap { ["refusal.\($0.rawValue)", "advice.\($0.rawValue)"] }
        keys += TransferKind.allCases.map { "history.kind_\($0.rawValue)" }
        keys += TransferStatus.allCases.map { "history.status_\($0.rawValue)" }
        keys += TransferSummary.Direction.allCases.filter { $0 != .between }.map {
            "history.direction_\($0.rawValue)"
        }
        for key in keys {
            #expect(catalogue.entry(key) != nil, "\(key)")
        }
    }

    @Test("No text is there that nobody shows")
    func hasNoUnusedTexts() throws {
        var used = Set(TextKey.allCases.map(\.rawValue))
        for (_, source) in BuiltIn.templates {
            let text = String(decoding: source, as: UTF8.self)
            for tag in text.split(separator: "{{t.").dropFirst() {
                used.insert(String(tag.prefix { $0 != "}" }))
            }
        }
        for module in try appModules() {
            // The app names its texts as literals: `text("section.name")`.
            used.formUnion(module.split(separator: "\"", omittingEmptySubsequences: false).map(String.init))
        }
        let madeUp = [
            "outcome.", "fault.", "month.", "currency.", "refusal.", "advice.", "problem.", "history.kind_",
            "history.status_",
        ]
        let unused = try catalogue(.english).keys.filter { key in
            !used.contains(key) && !madeUp.contains { key.hasPrefix($0) }
        }
        #expect(unused.isEmpty)
    }

    @Test("A file that is no catalogue is refused, naming the place")
    func refusesWhatIsNoCatalogue() {
        #expect(throws: CatalogueError.malformed(at: "a.b")) {
            try Catalogue(parsing: Array(#"{"a":{"b":1}}"#.utf8))
        }
        #expect(throws: CatalogueError.malformed(at: "a")) {
            try Catalogue(parsing: Array(#"{"a":"b"}"#.utf8))
        }
        #expect(throws: CatalogueError.malformed(at: "a.b")) {
            try Catalogue(parsing: Array(#"{"a":{"b":{"several":"x"}}}"#.utf8))
        }
        #expect(throws: CatalogueError.self) { try Catalogue(parsing: Array("{".utf8)) }
    }

    /// The text of every JavaScript module below `public/app`.
    private func appModules() throws -> [String] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../public/app")
        let walk = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        let files = walk.compactMap { $0 as? URL }.filter { $0.pathExtension == "js" }
        #expect(!files.isEmpty)
        return try files.map { try String(contentsOf: $0, encoding: .utf8) }
    }

    private func texts(_ entry: Catalogue.Entry?) -> [String] {
        switch entry {
        case .text(let text): [text]
        case .counted(let forms): Array(forms.values)
        case nil: []
        }
    }

    private func places(in text: String) -> Set<String> {
        Set(
            text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map {
                String($0.prefix { $0 != "}" })
            })
    }
}
