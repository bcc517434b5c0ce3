/// How much of a quota is used, as one moment: when all of it will be back.
///
/// This is the generic cell rate algorithm (ITU-T I.371, annex A): nothing has to be counted down, and a
/// caller who has not called for long needs no memory at all. Pure; times are microseconds of any clock.
struct QuotaUse: Equatable, Sendable {
    /// At a moment in the past, or now: nothing is used.
    var fullAt: Int64

    /// Uses units when there are enough, or changes nothing.
    ///
    /// A cost above the whole quota counts as the whole quota, or it could never be paid. A moment further
    /// away than the quota reaches (its clock was set back, or the quota was made smaller) counts as all
    /// used.
    mutating func spend(_ cost: Int, of policy: QuotaPolicy, at now: Int64) -> QuotaVerdict {
        let quota = policy.quota
        let used = used(of: quota, at: now)
        let wanted = used + Int64(min(cost, quota.units)) * quota.microsecondsAUnit
        guard wanted <= quota.microsecondsInAll else {
            return QuotaVerdict(
                policy: policy, used: used, retryAfter: .microseconds(wanted - quota.microsecondsInAll))
        }
        fullAt = now + wanted
        return QuotaVerdict(policy: policy, used: wanted, retryAfter: nil)
    }

    /// What was found to be too little, whatever it is by now: so refuses in any case.
    func refuse(_ policy: QuotaPolicy, at now: Int64) -> QuotaVerdict {
        let quota = policy.quota
        let used = used(of: quota, at: now)
        let missing = max(used + quota.microsecondsAUnit - quota.microsecondsInAll, 1)
        return QuotaVerdict(policy: policy, used: used, retryAfter: .microseconds(missing))
    }

    private func used(of quota: Quota, at now: Int64) -> Int64 {
        min(max(fullAt - now, 0), quota.microsecondsInAll)
    }
}
