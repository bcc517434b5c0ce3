/// Whether somebody may do something now, and how they stand with the quota for it.
package struct QuotaVerdict: Sendable {
    package let policy: QuotaPolicy
    /// Units that may follow at once.
    package let remaining: Int
    /// Until all units are back, rounded up.
    package let secondsUntilFull: Int64
    /// After so long the same is worth another try; `nil`: it may be done.
    package let retryAfter: Duration?

    /// - Parameter used: what comes back in so many microseconds.
    init(policy: QuotaPolicy, used: Int64, retryAfter: Duration?) {
        let quota = policy.quota
        self.policy = policy
        remaining = Int((quota.microsecondsInAll - used) / quota.microsecondsAUnit)
        secondsUntilFull = (used + 999_999) / 1_000_000
        self.retryAfter = retryAfter
    }
}
