/// The two brakes on guessing passwords, and whether they are on (`RATE_LIMITS=off` turns them off).
package struct ThrottleConfiguration: Equatable, Sendable {
    /// Off, nothing is counted and nobody is held.
    package var isOn: Bool
    /// For one e-mail, from wherever, whether it is a client's or nobody's.
    package var account: ThrottleRule
    /// For one address, for whichever e-mails; many people can share one.
    package var address: ThrottleRule

    /// A password is guessed at most 5 times at once and then some 300 times a day. The pause is short enough
    /// that nobody is locked out of their own account for long by somebody else's guessing.
    package static let standard = ThrottleConfiguration(
        isOn: true,
        account: ThrottleRule(
            freeAttempts: 5, firstPause: .seconds(1), longestPause: .seconds(300),
            forgottenAfter: .seconds(24 * 3600)),
        address: ThrottleRule(
            freeAttempts: 30, firstPause: .seconds(1), longestPause: .seconds(900),
            forgottenAfter: .seconds(3600)))

    /// For load tests.
    package static let off = ThrottleConfiguration(
        isOn: false, account: standard.account, address: standard.address)

    package init(isOn: Bool, account: ThrottleRule, address: ThrottleRule) {
        self.isOn = isOn
        self.account = account
        self.address = address
    }
}
