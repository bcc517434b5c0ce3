import JSON
import TestVectors
import Testing

@Suite("Whatever the document")
struct JSONPropertyTests {
    @Test("What is written is read back as the same value", arguments: 0..<20)
    func roundTrips(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<100 {
            let document = JSON.random(depth: 5, using: &random)
            #expect(try JSON(parsing: document.serialized()) == document)
            #expect(try JSON(parsing: document.serialized(pretty: true)) == document)
        }
    }

    @Test("Garbage is refused or read, and what was read can be written", arguments: 0..<10)
    func survivesGarbage(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let alphabet =
            Array(#"{}[]",:\u0123deaE+-.tfn "#.utf8) + [0x00, 0x0A, 0x80, 0xC3, 0xED, 0xA0, 0xF4, 0xFF]
        for _ in 0..<1000 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            expectStable(bytes)
        }
    }

    @Test("Spoilt documents are refused or read, and what was read can be written", arguments: 0..<10)
    func survivesMutation(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let original = JSON.random(depth: 4, using: &random).serialized()
            for _ in 0..<5 {
                var bytes = original
                bytes.mutate(using: &random)
                expectStable(bytes)
            }
        }
    }

    /// Reads, and if that goes well, expects the same value from the text that is written.
    private func expectStable(_ bytes: [UInt8]) {
        guard let document = try? JSON(parsing: bytes) else { return }
        #expect((try? JSON(parsing: document.serialized())) == document)
    }
}
