import Ledger
import TestRandom
import Testing

@Suite("A version 7 UUID")
struct UUIDv7Tests {
    @Test("has the layout of RFC 9562: 48 bits of milliseconds, version 7, variant 2")
    func layout() {
        let time = Timestamp(microsecondsSince1970: 0x017F_22E2_79B0 * 1000)
        let text = UUIDv7.text(UUIDv7.make(at: time, random: 0x18C4_DC0C_0C07_398F))
        #expect(text == "017f22e2-79b0-7000-98c4-dc0c0c07398f")
    }

    @Test(
        "keeps version and variant whatever the random bits are",
        arguments: [0, 1, .max, 1 << 63] as [UInt64])
    func versionAndVariant(random: UInt64) {
        let value = UUIDv7.make(at: Timestamp(microsecondsSince1970: 1_769_860_800_123_456), random: random)
        #expect(value >> 76 & 0xF == 7)
        #expect(value >> 62 & 0b11 == 0b10)
    }

    @Test("of a later microsecond sorts behind, whatever the random bits are")
    func order() throws {
        for seed in Seeds(20_000) {
            var random = SeededRandom(seed: seed)
            let time = Timestamp(
                microsecondsSince1970: .random(in: 0...4_000_000_000_000_000, using: &random))
            let (earlier, later) = (
                UUIDv7.make(at: time, random: .max), UUIDv7.make(at: time.next, random: 0)
            )
            try #require(earlier < later, "seed \(seed)")
            try #require(UUIDv7.text(earlier) < UUIDv7.text(later), "seed \(seed)")
        }
    }

    @Test("of every microsecond in a millisecond has its own place")
    func microseconds() {
        let ids = (0..<2000).map {
            UUIDv7.lowest(at: Timestamp(microsecondsSince1970: 1_769_860_800_000_000 + $0))
        }
        #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test("is not below the lowest of its microsecond, nor reaches the lowest of the next")
    func lowest() throws {
        for seed in Seeds(5_000) {
            var random = SeededRandom(seed: seed)
            let time = Timestamp(
                microsecondsSince1970: .random(in: 0...4_000_000_000_000_000, using: &random))
            let id = UUIDv7.make(at: time, random: random.next())
            try #require(UUIDv7.lowest(at: time) <= id && id < UUIDv7.lowest(at: time.next), "seed \(seed)")
        }
    }

    @Test("stays within its layout at times before 1970 and after the year 10889")
    func farTimes() {
        for microseconds in [Int64.min, -1, 0, .max] {
            let value = UUIDv7.make(at: Timestamp(microsecondsSince1970: microseconds), random: .max)
            #expect(value >> 76 & 0xF == 7 && value >> 62 & 0b11 == 0b10)
        }
        #expect(
            UUIDv7.lowest(at: Timestamp(microsecondsSince1970: -1))
                == UUIDv7.lowest(at: Timestamp(microsecondsSince1970: 0)))
    }

    @Test("is read back from its text, in either case")
    func roundTrip() throws {
        for seed in Seeds(5_000) {
            var random = SeededRandom(seed: seed)
            let value = UInt128(random.next()) << 64 | UInt128(random.next())
            let text = UUIDv7.text(value)
            try #require(
                UUIDv7.parse(text) == value && UUIDv7.parse(text.uppercased()) == value, "seed \(seed)")
            try #require(
                TransferID(text)?.description == text && QuoteID(text)?.description == text, "seed \(seed)")
        }
    }

    @Test(
        "is not read from another form",
        arguments: [
            "", "019c1400-0000-7000-8000-00000000000", "019c1400-0000-7000-8000-0000000000011",
            "019c1400000070008000000000000001", "{019c1400-0000-7000-8000-000000000001}",
            "019c1400-0000-7000-8000-00000000000g", "019c1400_0000_7000_8000_000000000001",
            "019c14000-000-7000-8000-000000000001", "019c1400-0000-7000-8000-00000000000１",
            " 19c1400-0000-7000-8000-000000000001",
            "urn:uuid:019c1400-0000-7000-8000-000000000001", "------------------------------------",
        ])
    func refuses(text: String) {
        #expect(UUIDv7.parse(text) == nil)
        #expect(TransferID(text) == nil && QuoteID(text) == nil)
    }

    @Test("sorts as ids of transfers and quotes do")
    func ids() {
        #expect(TransferID(bits: 1) < TransferID(bits: 2) && QuoteID(bits: 1) < QuoteID(bits: .max))
    }
}
