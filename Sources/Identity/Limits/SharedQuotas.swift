import Ledger
import PostgreSQL

/// Quotas that hold on all instances together and through a restart, because their use is in the database.
struct SharedQuotas: Sendable {
    let pool: ConnectionPool
    let now: @Sendable () -> Timestamp

    /// Uses a unit when there is one. Of any number of attempts that arrive together, on whichever instances,
    /// no more pass than there are units.
    func spend(of policy: QuotaPolicy, by subject: QuotaSubject) async throws -> QuotaVerdict {
        let (time, quota) = (now(), policy.quota)
        let counted = try await pool.query(
            Self.spend(
                .bytea(subject.digest), .text(policy.name.rawValue), .moment(time),
                .bigint(quota.microsecondsAUnit), .bigint(quota.microsecondsInAll)))
        if let fullAt = counted.first {
            let used = fullAt.microsecondsSince1970 - time.microsecondsSince1970
            return QuotaVerdict(policy: policy, used: used, retryAfter: nil)
        }
        let found = try await pool.query(Self.fullAt(.bytea(subject.digest))).first ?? time
        return QuotaUse(fullAt: found.microsecondsSince1970).refuse(policy, at: time.microsecondsSince1970)
    }

    /// Gives a unit back that was used for what the service itself could not do.
    func giveBack(_ policy: QuotaPolicy, to subject: QuotaSubject) async throws {
        try await pool.execute(
            Self.giveBack(.bytea(subject.digest), .bigint(policy.quota.microsecondsAUnit)))
    }
}
