import Ledger
import PostgreSQL

/// Deletes what no longer has a meaning: sessions and keys long over, attempts long forgotten, limits that
/// are whole again.
///
/// Any instance may run it at any time, two at once as well; once an hour is enough.
package struct IdentityUpkeep: Sendable {
    /// What one run deleted.
    package struct Outcome: Equatable, Sendable {
        /// Sessions that were over for a week.
        package var sessions = 0
        /// API keys that were over for a month.
        package var keys = 0
        /// Accounts and addresses whose attempts are forgotten.
        package var throttles = 0
        /// Callers who may do all that their limits allow.
        package var quotas = 0
    }

    /// How long a session's row stays after its absolute end, for whoever looks into an incident.
    package static let sessionsKept: Duration = .seconds(7 * 24 * 3600)

    /// How long an API key's row stays after it was revoked or has expired: its owner sees that it has.
    package static let keysKept: Duration = .seconds(30 * 24 * 3600)

    private let pool: ConnectionPool
    private let throttle: ThrottleConfiguration
    private let now: @Sendable () -> Timestamp
    private let rowsAtOnce: Int64

    /// Each statement deletes at most `rowsAtOnce`, so that none holds its locks for long.
    init(
        pool: ConnectionPool, throttle: ThrottleConfiguration, now: @escaping @Sendable () -> Timestamp,
        rowsAtOnce: Int64 = 1000
    ) {
        self.pool = pool
        self.throttle = throttle
        self.now = now
        self.rowsAtOnce = rowsAtOnce
    }

    /// Deletes until nothing is left to delete, or until the task is cancelled.
    package func run() async throws -> Outcome {
        let time = now()
        let sessionsEnd = time.adding(seconds: -Self.sessionsKept.wholeSeconds)
        let keysEnd = time.adding(seconds: -Self.keysKept.wholeSeconds)
        let forgotten = max(throttle.account.forgottenAfter, throttle.address.forgottenAfter)
        let throttlesEnd = time.adding(seconds: -forgotten.wholeSeconds)
        return Outcome(
            sessions: try await delete(Sessions.deleteExpired(.moment(sessionsEnd), .bigint(rowsAtOnce))),
            keys: try await delete(APIKeys.deleteOver(.moment(keysEnd), .bigint(rowsAtOnce))),
            throttles: try await delete(
                LogInThrottle.deleteForgotten(.moment(throttlesEnd), .bigint(rowsAtOnce))),
            quotas: try await delete(SharedQuotas.deleteFull(.moment(time), .bigint(rowsAtOnce))))
    }

    private func delete(_ statement: BoundStatement<Void>) async throws -> Int {
        var total = 0
        while true {
            try Task.checkCancellation()
            let count = try await pool.transaction { try $0.execute(statement) }
            total += count
            if count < rowsAtOnce { return total }
        }
    }
}
