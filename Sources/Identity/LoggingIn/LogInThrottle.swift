import Ledger
import PostgreSQL

/// The brake on guessing passwords. It lives in the database, so it holds on every instance and through a
/// restart.
///
/// An attempt is counted, and its pause begins, before the password is looked at: of a hundred attempts that
/// arrive together, only the free ones pass. One that comes during a pause is refused and not counted.
struct LogInThrottle: Sendable {
    let pool: ConnectionPool
    let configuration: ThrottleConfiguration
    let now: @Sendable () -> Timestamp

    /// Counts the attempt, or throws `IdentityError.throttled`. The address comes first, so that one which is
    /// held cannot go on holding other people's accounts.
    func admit(_ subjects: [ThrottleSubject]) async throws {
        guard configuration.isOn else { return }
        let time = now()
        let blockedUntil: Timestamp? = try await pool.transaction { transaction in
            for subject in subjects {
                let isAdmitted = try !transaction.query(count(subject, at: time)).isEmpty
                if isAdmitted { continue }
                // The transaction commits all the same: what the address did stays counted.
                return try transaction.query(Self.blockedUntil(.bytea(subject.digest))).first ?? time
            }
            return nil
        }
        if let blockedUntil {
            throw IdentityError.throttled(retryAfter: Self.wait(from: time, until: blockedUntil))
        }
    }

    /// After the right password: the account's count is over. The address only gets back what this attempt
    /// took, since whoever guesses at others' accounts may have one of their own.
    func forgive(_ subjects: [ThrottleSubject], in transaction: borrowing Transaction) throws {
        guard configuration.isOn else { return }
        for subject in subjects {
            switch subject.kind {
            case .account: _ = try transaction.execute(Self.forget(.bytea(subject.digest)))
            case .address: _ = try transaction.execute(Self.takeBack(.bytea(subject.digest), .moment(now())))
            }
        }
    }

    /// After an attempt that the service itself could not look at: as if it had not been.
    func withdraw(_ subjects: [ThrottleSubject]) async throws {
        guard configuration.isOn else { return }
        try await pool.transaction { transaction in
            for subject in subjects {
                _ = try transaction.execute(Self.takeBack(.bytea(subject.digest), .moment(now())))
            }
        }
    }

    private func count(_ subject: ThrottleSubject, at time: Timestamp) -> BoundStatement<Int32> {
        let rule = subject.kind == .account ? configuration.account : configuration.address
        return Self.countAttempt(
            .bytea(subject.digest), .text(subject.kind.rawValue), .moment(time),
            .bigints(rule.pauses.map(\.wholeMicroseconds)),
            .moment(time.adding(seconds: -rule.forgottenAfter.wholeSeconds)))
    }

    private static func wait(from time: Timestamp, until end: Timestamp) -> Duration {
        .microseconds(max(end.microsecondsSince1970 - time.microsecondsSince1970, 1))
    }
}
