import Ledger
import TestRandom
import Testing

@Suite("The commission")
struct FeePolicyTests {
    @Test(
        "is one per cent, rounded up to the cent",
        arguments: [
            (1, 1), (99, 1), (100, 1), (101, 2), (199, 2), (200, 2), (10_00, 10), (10_01, 11), (90_00, 90),
            (9_000_000_000_000_000, 90_000_000_000_000),
        ] as [(Int64, Int64)])
    func onePerCent(amount: Int64, fee: Int64) throws {
        #expect(FeePolicy.standard.fee(on: try #require(Amount(minorUnits: amount))) == fee)
    }

    @Test("is never free unless the policy says so, and splitting never pays")
    func properties() throws {
        for seed in Seeds(30_000) {
            var random = SeededRandom(seed: seed)
            let basisPoints = Int64.random(in: 1...FeePolicy.basisPointsMax, using: &random)
            let policy = try #require(FeePolicy(version: 1, basisPoints: basisPoints))
            let whole = random.magnitude(upTo: Amount.minorUnitsMax - 1) + 1
            let part = Int64.random(in: 1..<whole, using: &random)
            let fees = try [part, whole - part, whole].map {
                policy.fee(on: try #require(Amount(minorUnits: $0)))
            }
            try #require(fees.allSatisfy { $0 > 0 }, "seed \(seed)")
            try #require(fees[0] + fees[1] >= fees[2], "seed \(seed)")
            // Exactly the next whole cent above the per cent: no more than a cent too much.
            try #require(
                fees[2] * 10_000 - whole * basisPoints < 10_000 && fees[2] * 10_000 >= whole * basisPoints,
                "seed \(seed)")
        }
    }

    @Test("grows with the amount")
    func grows() throws {
        for seed in Seeds(5_000) {
            var random = SeededRandom(seed: seed)
            let smaller = random.magnitude(upTo: Amount.minorUnitsMax - 1)
            let larger = Int64.random(in: smaller + 1...Amount.minorUnitsMax, using: &random)
            let fees = try [smaller, larger].map {
                FeePolicy.standard.fee(on: try #require(Amount(minorUnits: $0)))
            }
            try #require(fees[0] <= fees[1], "seed \(seed)")
        }
    }

    @Test("does not overflow at the largest amount and rate")
    func edge() throws {
        let policy = try #require(FeePolicy(version: 1, basisPoints: FeePolicy.basisPointsMax))
        let largest = try #require(Amount(minorUnits: Amount.minorUnitsMax))
        #expect(policy.fee(on: largest) == 900_000_000_000_000)
    }

    @Test("may be nothing, but not negative nor more than ten per cent")
    func bounds() {
        #expect(FeePolicy(version: 1, basisPoints: 0)?.fee(on: .smallest) == 0)
        #expect(FeePolicy(version: 1, basisPoints: -1) == nil)
        #expect(FeePolicy(version: 1, basisPoints: 1001) == nil)
        #expect(FeePolicy(version: 1, basisPoints: .max) == nil)
    }
}
