import Testing

@testable import Identity

@Suite("The use of a quota")
struct QuotaUseTests {
    private static let quotas = [
        Quota(1, each: .seconds(1)), Quota(3, each: .seconds(10)), Quota(7, each: .seconds(3)),
        Quota(1000, each: .seconds(10)), Quota(1_000_000, each: .seconds(1)),
        Quota(20, each: .seconds(3600)), Quota(1, each: .seconds(86_400)),
    ]

    @Test("lets exactly its units follow at once, and tells how many are left", arguments: quotas)
    func burst(quota: Quota) {
        let policy = QuotaPolicy(.calls, quota)
        var use = QuotaUse(fullAt: 0)
        let units = min(quota.units, 1000)
        let first = use.spend(quota.units - units + 1, of: policy, at: 5)
        #expect(first.retryAfter == nil && first.remaining == units - 1)
        for left in (0..<(units - 1)).reversed() {
            let verdict = use.spend(1, of: policy, at: 5)
            #expect(verdict.retryAfter == nil && verdict.remaining == left)
        }
        let full = use
        let refused = use.spend(1, of: policy, at: 5)
        #expect(refused.remaining == 0 && use == full, "a refusal uses nothing")
        #expect(refused.retryAfter == .microseconds(quota.microsecondsAUnit))
        #expect(refused.secondsUntilFull <= quota.windowSeconds)
    }

    @Test("gives a unit back exactly when it says, and all of them within the window", arguments: quotas)
    func giving(quota: Quota) throws {
        let policy = QuotaPolicy(.calls, quota)
        var use = QuotaUse(fullAt: 0)
        _ = use.spend(quota.units, of: policy, at: 1_000)
        let refused = use.spend(1, of: policy, at: 1_000)
        let wait = try #require(refused.retryAfter).components
        let end = 1_000 + wait.seconds * 1_000_000 + wait.attoseconds / 1_000_000_000_000
        var early = use
        #expect(early.spend(1, of: policy, at: end - 1).retryAfter != nil)
        #expect(use.spend(1, of: policy, at: end).retryAfter == nil)
        let later = end + quota.windowSeconds * 1_000_000
        #expect(use.spend(quota.units, of: policy, at: later).retryAfter == nil)
    }

    @Test("never lets more pass in any window than twice its units, at any times", arguments: 0..<50)
    func bound(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func random(below bound: UInt64) -> Int64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int64((state >> 33) % bound)
        }
        let quota = Quota(Int(random(below: 20)) + 1, each: .seconds(random(below: 10) + 1))
        let policy = QuotaPolicy(.calls, quota)
        var (use, now, passed) = (QuotaUse(fullAt: 0), Int64(1), [Int64]())
        for _ in 0..<2000 {
            now += random(below: UInt64(quota.microsecondsAUnit) * 2)
            if use.spend(1, of: policy, at: now).retryAfter == nil { passed.append(now) }
        }
        for (place, start) in passed.enumerated() {
            let end = start + quota.windowSeconds * 1_000_000
            let count = passed[place...].prefix { $0 < end }.count
            #expect(count <= 2 * quota.units, "\(quota)")
        }
    }

    @Test("takes a cost above the whole for the whole, and nothing for nothing")
    func cost() {
        let policy = QuotaPolicy(.calls, Quota(5, each: .seconds(5)))
        var use = QuotaUse(fullAt: 0)
        let all = use.spend(200, of: policy, at: 10)
        #expect(all.retryAfter == nil && all.remaining == 0)
        #expect(use.spend(200, of: policy, at: 10).retryAfter == .seconds(5))
        #expect(use.spend(0, of: policy, at: 10).retryAfter == nil)
    }

    @Test("holds nobody longer than a window when a clock was set back or the quota was made smaller")
    func clockSetBack() {
        let policy = QuotaPolicy(.calls, Quota(5, each: .seconds(5)))
        var use = QuotaUse(fullAt: 1_000_000_000)
        let verdict = use.spend(1, of: policy, at: 10)
        #expect(verdict.retryAfter == .seconds(1) && verdict.remaining == 0)
        #expect(use.refuse(policy, at: 10).retryAfter == .seconds(1))
        #expect(use.refuse(policy, at: 2_000_000_000).retryAfter == .microseconds(1))
    }

    @Test("is told in the words of the draft")
    func headerText() {
        #expect(QuotaPolicy(.calls, Quota(1000, each: .seconds(10))).headerText == #""default";q=1000;w=10"#)
        let signUps = QuotaPolicy(.signUps, Quota(20, each: .seconds(3600)))
        #expect(signUps.headerText == #""sign-up";q=20;w=3600"#)
    }
}
