package import Ledger
import Logging
import PostgreSQL
import Synchronization

/// Every limit on how often somebody may do something, except the brake on guessing passwords, which `LogIn`
/// has in it.
///
/// What guards accounts is counted in the database, for all instances together; what guards the service's
/// capacity is counted in memory.
package struct RateLimits: Sendable {
    /// `nil` when nothing is limited.
    private let meter: CallMeter?
    private let quotas: SharedQuotas
    private let signUps: QuotaPolicy
    private let payees: QuotaPolicy
    private let clock: @Sendable () -> Int64
    private let lately: LatePairs
    private let logger: Logger

    /// - Parameter clock: microseconds of a clock that is never set back.
    init(
        pool: ConnectionPool, configuration: LimitConfiguration, now: @escaping @Sendable () -> Timestamp,
        clock: @escaping @Sendable () -> Int64 = MonotonicClock.now, logger: Logger
    ) {
        meter =
            configuration.isOn
            ? CallMeter(user: configuration.user, address: configuration.address, now: clock) : nil
        quotas = SharedQuotas(pool: pool, now: now)
        signUps = QuotaPolicy(.signUps, configuration.signUps)
        payees = QuotaPolicy(.payees, configuration.payees)
        self.clock = clock
        lately = LatePairs()
        self.logger = logger
    }

    /// Counts calls of a client; `nil`: nothing is limited.
    package func countCalls(_ calls: Int, by user: UserID) -> QuotaVerdict? { meter?.count(calls, by: user) }

    /// Counts calls of nobody known; `nil`: nothing is limited, or no address is known.
    package func countCalls(_ calls: Int, from address: ClientAddress?) -> QuotaVerdict? {
        guard let meter, let address else { return nil }
        return meter.count(calls, from: address)
    }

    /// Counts an attempt to sign up, before anything is looked up or hashed.
    package func countSignUp(from address: ClientAddress?) async throws -> QuotaVerdict? {
        guard meter != nil, let address else { return nil }
        return try await quotas.spend(of: signUps, by: QuotaSubject(address, .signUps))
    }

    /// After an attempt to sign up that the service itself could not serve: as if it had not been.
    package func takeBackSignUp(from address: ClientAddress?) async {
        guard meter != nil, let address else { return }
        do {
            try await quotas.giveBack(signUps, to: QuotaSubject(address, .signUps))
        } catch {
            logger.info("a sign-up stays counted that was not served", metadata: ["error": "\(error)"])
        }
    }

    /// Counts that a client looks another one up, before anything of that one is read.
    ///
    /// One whom this instance has seen looked up within the window costs nothing: looking again tells nothing
    /// new, and a form asks for a price with every digit typed.
    package func countPayee(_ payee: UserID, by user: UserID) async throws -> QuotaVerdict? {
        guard meter != nil else { return nil }
        let window = payees.quota.windowSeconds * 1_000_000
        if lately.has(user, payee, since: clock() - window) { return nil }
        let verdict = try await quotas.spend(of: payees, by: QuotaSubject(user, .payees))
        if verdict.retryAfter == nil { lately.add(user, payee, at: clock()) }
        return verdict
    }
}
