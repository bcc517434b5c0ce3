import Ledger
import LedgerStore
import TestBank
import Testing

@Suite("One transfer")
struct FindTransferTests {
    @Test("is found by either of its clients, by id; by key only by the one who made it")
    func parties() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            let eve = try await bank.openClient(3)
            let made = try #require(
                try await bank.post(try request(ann, .usd, bob, .cny, "10.00", key: "k", memo: "lunch"))
                    .transfer)
            for viewer in [ann, bob] {
                #expect(try await FindTransfer.run(made.id, seenBy: viewer, in: bank.pool) == made)
            }
            #expect(try await FindTransfer.run(made.id, seenBy: eve, in: bank.pool) == nil)
            #expect(try await FindTransfer.run(TransferID(bits: 7), seenBy: ann, in: bank.pool) == nil)
            #expect(try await FindTransfer.run(made.key, of: ann, in: bank.pool) == made)
            #expect(try await FindTransfer.run(made.key, of: bob, in: bank.pool) == nil)
        }
    }

    @Test("that was refused is its maker's alone")
    func refused() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            let refused = try #require(
                try await bank.post(try request(ann, .usd, bob, .cny, "1000.00", key: "k")).transfer)
            #expect(refused.refusal == .insufficientFunds)
            #expect(try await FindTransfer.run(refused.id, seenBy: ann, in: bank.pool) == refused)
            #expect(try await FindTransfer.run(refused.id, seenBy: bob, in: bank.pool) == nil)
        }
    }

    @Test("comes back from the books exactly as it was decided, whatever it is")
    func roundTrip() async throws {
        try await withBank { bank in
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            let quote = try await bank.quote(ann, .usd, bob, .eur, .credit(Amount(decimalText: "1.00")))
            let unknown = try #require(UserID(90_000_000_000_000))
            let requests = [
                try request(ann, .usd, bob, .cny, "1.00", key: "a", memo: "наличные \u{1F4B6} 'x' \\ \""),
                try request(ann, .usd, bob, .eur, "1.12", key: "b", quote: quote.id),
                try request(ann, .usd, ann, .eur, "1.00", key: "c"),
                try request(ann, .usd, ann, .usd, "1.00", key: "d"),
                try request(ann, .cny, bob, .usd, "0.01", key: "e"),
                try request(ann, .usd, unknown, .usd, "1.00", key: "f"),
                try request(ann, .usd, bob, .usd, "90000000000000", key: "g"),
                try request(ann, .usd, bob, .cny, "90000000000000", key: "h"),
            ]
            for wish in requests {
                let decided = try #require(try await bank.post(wish).transfer)
                #expect(try await FindTransfer.run(wish.key, of: ann, in: bank.pool) == decided)
                #expect(try await FindTransfer.run(decided.id, seenBy: ann, in: bank.pool) == decided)
            }
        }
    }
}
