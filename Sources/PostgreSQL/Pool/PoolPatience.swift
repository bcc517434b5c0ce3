/// How long a waiter waits, and what it is told then.
struct PoolPatience {
    let end: ContinuousClock.Instant
    let reason: PostgreSQLError.Reason

    /// The caller's deadline for all of its work, or the pool's own for the wait, whichever comes first.
    init(leaseTimeout: Duration, deadline: ContinuousClock.Instant?, now: ContinuousClock.Instant) {
        let patience = now + leaseTimeout
        if let deadline, deadline < patience {
            (end, reason) = (deadline, .deadlineExceeded)
        } else {
            (end, reason) = (patience, .leaseTimedOut)
        }
    }
}
