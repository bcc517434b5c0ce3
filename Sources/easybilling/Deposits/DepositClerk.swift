import Identity
import Ledger
import LedgerStore
import LocalCluster
import Logging
import PostgreSQL

/// Books deposits one after the other, tells what became of each, and leaves a line in the audit trail.
struct DepositClerk: Sendable {
    /// What the command ends with.
    enum Result: Int32, Sendable {
        /// Every deposit is in the books.
        case booked = 0
        /// The books do not take some of them; the others are booked.
        case refused = 1
        /// The database could not be asked: the same command again goes on where this one stopped.
        case unfinished = 75
    }

    private let desk: DepositDesk
    private let say: @Sendable (String) -> Void

    /// - Parameter operatorName: The operating system's user who books.
    init(
        pool: ConnectionPool, operatorName: String, logger: Logger,
        say: @escaping @Sendable (String) -> Void = Console.say
    ) {
        self.say = say
        desk = DepositDesk(pool: pool, stamps: StampClock(now: SystemClock.now), logger: logger) {
            transfer, transaction in
            try AuditTrail.record(
                AuditEvent(
                    .depositBooked, userID: transfer.user, client: .unknown,
                    detail: "\(transfer.id) \(transfer.key.text) \(Self.sum(transfer)) by \(operatorName)"),
                at: transfer.createdAt, in: transaction)
        }
    }

    /// A refused one does not keep the others from being booked; a database that does not answer does.
    func book(_ orders: [DepositOrder]) async throws -> Result {
        var result = Result.booked
        for order in orders {
            do {
                let booked = try await desk.book(order)
                let word = booked.isReplayed ? "was booked already" : "booked"
                say("\(order.key.text)  \(word)  \(Self.sum(booked.transfer))  \(booked.transfer.id)")
            } catch let fault as DepositFault {
                say("\(order.key.text)  refused: \(fault); nothing was changed")
                result = .refused
            } catch let failure as PostingFailure {
                say("\(order.key.text)  \(failure.advice)")
                guard failure == .refusedByDatabase else { return .unfinished }
                result = .refused
            }
        }
        return result
    }

    /// `25.00 USD to 101`
    private static func sum(_ transfer: Transfer) -> String {
        let side = transfer.to
        let money = side.currency.map { Money(minorUnits: side.amount ?? 0, currency: $0) }
        return "\(money.map { "\($0.decimalText) \($0.currency.code)" } ?? "") to \(side.account)"
    }
}

extension PostingFailure {
    /// What an operator reads.
    fileprivate var advice: String {
        switch self {
        case .overloaded: "not booked: the database did not answer. The same command again is safe."
        case .outcomeUnknown:
            "nobody knows yet whether it is booked: the database's answer was lost. "
                + "The same command again tells, and books nothing twice."
        case .refusedByDatabase: "not booked: the database refuses it, which is a fault of this program."
        }
    }
}
