import Ledger
import Methods
import TestRandom
import Testing

@Suite("A page's cursor")
struct TransferPageCursorTests {
    @Test("is read back from its text")
    func roundTrip() throws {
        for seed in Seeds(2_000) {
            var random = SeededRandom(seed: seed)
            let id = TransferID(bits: UInt128(random.next()) << 64 | UInt128(random.next()))
            let cursor = TransferPageCursor(
                sort: random.pick(TransferSort.allCases),
                position: TransferCursor(id: id, amount: random.magnitude(upTo: Amount.minorUnitsMax)))
            try #require(
                TransferPageCursor(cursor.text) == cursor && cursor.text.utf8.count <= 60, "seed \(seed)")
        }
    }

    @Test(
        "is read from nothing else",
        arguments: [
            "", "n", "n-019c1400-0000-7000-8000-000000000001", "n-019c1400-0000-7000-8000-000000000001-",
            "x-019c1400-0000-7000-8000-000000000001-5", "n-019c1400-0000-7000-8000-000000000001--5",
            "n-019c1400-0000-7000-8000-000000000001-+5", "n-019c1400-0000-7000-8000-000000000001-05",
            "n-019C1400-0000-7000-8000-000000000001-5", "n-019c1400-0000-7000-8000-000000000001-5 ",
            "n-019c1400-0000-7000-8000-000000000001-99999999999999999999",
            "n_019c1400-0000-7000-8000-000000000001-5",
            "n-019c1400-0000-7000-8000-00000000000é-5", "🍕🍕🍕🍕🍕🍕🍕🍕🍕🍕🍕",
        ])
    func refuses(text: String) {
        #expect(TransferPageCursor(text) == nil)
    }
}
