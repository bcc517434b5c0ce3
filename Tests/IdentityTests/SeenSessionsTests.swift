import Ledger
import Testing

@testable import Identity

@Suite("Sessions seen")
struct SeenSessionsTests {
    private static let start = Timestamp(microsecondsSince1970: 1_769_860_800_000_000)

    private let seen = SeenSessions(noteInterval: .seconds(60), lifetime: .seconds(900))

    private func proof(_ number: Int64) throws -> CallerProof {
        CallerProof(user: try #require(UserID(number)), secretHash: [UInt8](repeating: 7, count: 32))
    }

    private func at(_ seconds: Int64) -> Timestamp { Self.start.adding(seconds: seconds) }

    @Test("are known after a look-up only")
    func known() throws {
        let ann = try proof(1)
        #expect(!seen.see(ann, at: at(0)))
        seen.confirm(ann, lastSeenAt: at(0), at: at(0))
        #expect(seen.see(ann, at: at(1)))
        #expect(!seen.see(try proof(2), at: at(1)), "the same secret of another client is none")
    }

    @Test("are noted once a minute, and given out once")
    func noted() throws {
        let ann = try proof(1)
        seen.confirm(ann, lastSeenAt: at(0), at: at(59))
        #expect(seen.takeNotes().isEmpty)
        #expect(seen.see(ann, at: at(60)))
        #expect(seen.see(ann, at: at(61)))
        #expect(seen.takeNotes().map(\.seenAt) == [at(60)])
        #expect(seen.takeNotes().isEmpty)
    }

    @Test("have to be looked up again when they were not seen for long, or are over")
    func forgotten() throws {
        let (ann, bob) = (try proof(1), try proof(2))
        seen.confirm(ann, lastSeenAt: at(0), at: at(0))
        seen.confirm(bob, lastSeenAt: at(0), at: at(100))
        #expect(!seen.see(ann, at: at(900)))
        #expect(seen.see(bob, at: at(900)))
        seen.forget(bob)
        #expect(!seen.see(bob, at: at(901)))
        #expect(seen.takeNotes().isEmpty)
    }

    @Test("are looked up again from time to time, however busy they are")
    func busy() throws {
        let ann = try proof(1)
        seen.confirm(ann, lastSeenAt: at(0), at: at(0))
        for second in stride(from: Int64(1), to: 900, by: 1) { #expect(seen.see(ann, at: at(second))) }
        #expect(!seen.see(ann, at: at(900)))
    }

    @Test("that could not be written down are given out again, but not those that are over")
    func puttingBack() throws {
        let (ann, bob) = (try proof(1), try proof(2))
        for one in [ann, bob] { seen.confirm(one, lastSeenAt: at(0), at: at(60)) }
        let notes = seen.takeNotes()
        seen.forget(bob)
        seen.putBack(notes)
        #expect(seen.takeNotes().map(\.proof) == [ann])
    }

    @Test("a clock that steps back notes nothing")
    func steppingBack() throws {
        let ann = try proof(1)
        seen.confirm(ann, lastSeenAt: at(0), at: at(-3600))
        #expect(seen.see(ann, at: at(-3000)))
        #expect(seen.takeNotes().isEmpty)
    }

    @Test("begin anew past their bound")
    func bounded() throws {
        let ann = try proof(1)
        seen.confirm(ann, lastSeenAt: at(0), at: at(0))
        for number in 2...Int64(SeenSessions.countMax) {
            seen.confirm(try proof(number), lastSeenAt: at(0), at: at(0))
        }
        #expect(seen.see(ann, at: at(1)))
        seen.confirm(try proof(Int64(SeenSessions.countMax) + 1), lastSeenAt: at(0), at: at(0))
        #expect(!seen.see(ann, at: at(1)))
    }
}
