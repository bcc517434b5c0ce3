package import Ledger
import Logging
import Synchronization

/// Writes refusals of access into the audit trail, and keeps a caller who is refused all the time from
/// filling it: of one user and one thing asked for, one a minute is enough.
///
/// Each instance counts for itself.
package final class RefusalNotes: Sendable {
    private struct Subject: Hashable {
        let userID: UserID
        let asked: String
    }

    /// At most so many are remembered; one more, and all are forgotten.
    static let rememberedMax = 10_000
    static let pause: Duration = .seconds(60)

    private let audit: AuditTrail
    private let now: @Sendable () -> Timestamp
    private let logger: Logger
    private let latest = Mutex<[Subject: Timestamp]>([:])

    init(audit: AuditTrail, now: @escaping @Sendable () -> Timestamp, logger: Logger) {
        self.audit = audit
        self.now = now
        self.logger = logger
    }

    /// Notes that the user was refused what they asked for: a method, or an address.
    ///
    /// The refusal stands whether it can be noted or not.
    package func note(
        _ asked: String, by userID: UserID, sessionID: SessionID? = nil, keyID: APIKeyID? = nil,
        client: ClientDescription
    ) async {
        guard isDue(Subject(userID: userID, asked: asked), at: now()) else { return }
        let detail = keyID.map { "\(asked) with key \($0)" } ?? asked
        do {
            try await audit.record(
                AuditEvent(
                    .accessRefused, userID: userID, sessionID: sessionID, client: client, detail: detail))
        } catch {
            logger.warning("a refusal is missing in the audit trail", metadata: ["error": "\(error)"])
        }
    }

    private func isDue(_ subject: Subject, at time: Timestamp) -> Bool {
        latest.withLock { latest in
            if let noted = latest[subject], time < noted.adding(seconds: Self.pause.wholeSeconds) {
                return false
            }
            if latest.count >= Self.rememberedMax { latest.removeAll() }
            latest[subject] = time
            return true
        }
    }
}
