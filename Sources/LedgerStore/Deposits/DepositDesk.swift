package import Ledger
package import Logging
package import PostgreSQL

/// Books the operator's deposits, also while the service posts to the same accounts.
package struct DepositDesk: Sendable {
    /// What else belongs to a deposit, such as its line in the audit trail: one database transaction has both
    /// or neither.
    package typealias Alongside = @Sendable (Transfer, borrowing Transaction) throws -> Void

    private let pool: ConnectionPool
    private let stamps: StampClock
    private let limits: PostingLimits
    private let time: PostingTime
    private let logger: Logger
    private let alongside: Alongside

    package init(
        pool: ConnectionPool, stamps: StampClock, limits: PostingLimits = PostingLimits(), logger: Logger,
        alongside: @escaping Alongside
    ) {
        self.pool = pool
        self.stamps = stamps
        self.limits = limits
        self.logger = logger
        self.alongside = alongside
        time = .machine
    }

    /// Tries until the outcome is known, within the limits of the posting engine.
    ///
    /// - Throws: `DepositFault` when the books do not take it, `PostingFailure` when they could not be asked:
    ///   after `outcomeUnknown` the same order again tells.
    package func book(_ order: DepositOrder) async throws -> BookedDeposit {
        var attempts = PostingAttempts(limits: limits, startingAt: time.now())
        var (underLock, mayBeBooked) = (false, false)
        var tried: Set<TransferID> = []
        while true {
            let stamp = stamps.next()
            do {
                let booked = try await attempt(order, stamp, underLock: underLock)
                // What an earlier try of this very call made is not a repetition.
                return BookedDeposit(
                    transfer: booked.transfer,
                    isReplayed: booked.isReplayed && !tried.contains(booked.transfer.id))
            } catch let fault as DepositFault {
                // "Nothing was changed" cannot be said while an earlier COMMIT may still arrive.
                if mayBeBooked { throw PostingFailure.outcomeUnknown }
                throw fault
            } catch {
                tried.insert(stamp.id)
                let fault = PostingAttempts.Fault(error)
                if fault == .commitUnanswered { mayBeBooked = true }
                logger.debug("a deposit was not booked", metadata: ["error": "\(error)"])
                switch attempts.step(after: fault, partsCount: 1, now: time.now()) {
                case .retry(let lockFirst, let pause):
                    underLock = lockFirst
                    if pause > .zero { await time.pause(pause) }
                case .split: preconditionFailure("a single deposit is not split")
                case .giveUp(let failure): throw failure
                }
            }
        }
    }

    private func attempt(
        _ order: DepositOrder, _ stamp: TransferStamp, underLock: Bool
    ) async throws -> BookedDeposit {
        let alongside = alongside
        return try await pool.transaction { transaction in
            let booked = try BookDeposit.run(order, stamp: stamp, underLock: underLock, in: transaction)
            if !booked.isReplayed { try alongside(booked.transfer, transaction) }
            return booked
        }
    }
}
