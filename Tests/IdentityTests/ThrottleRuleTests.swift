import Testing

@testable import Identity

@Suite("The rule of the brake")
struct ThrottleRuleTests {
    @Test("lets the first attempts pass, then doubles the pause up to the longest")
    func pauses() {
        let rule = ThrottleRule(
            freeAttempts: 2, firstPause: .seconds(1), longestPause: .seconds(5), forgottenAfter: .seconds(60))
        #expect(rule.pauses == [0, 0, 1, 2, 4, 5].map { .seconds($0) })
    }

    @Test("may free no attempt, and may have one pause only")
    func edges() {
        let rule = ThrottleRule(
            freeAttempts: 0, firstPause: .seconds(3), longestPause: .seconds(3), forgottenAfter: .seconds(3))
        #expect(rule.pauses == [.seconds(3)])
    }

    @Test("lets at most 300 passwords a day be guessed for one account")
    func standard() {
        let rule = ThrottleConfiguration.standard.account
        let day = Duration.seconds(24 * 3600)
        var (spent, guesses) = (Duration.zero, 0)
        while spent < day {
            spent += rule.pauses[min(guesses, rule.pauses.count - 1)]
            guesses += 1
        }
        #expect(guesses <= 305)
        #expect(ThrottleConfiguration.standard.isOn && !ThrottleConfiguration.off.isOn)
    }
}
