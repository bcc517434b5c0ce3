/// On which terms an answer is awaited.
struct ExchangeTerms {
    var deadline: ContinuousClock.Instant
    /// What is known when the answer does not come.
    var outcomeIfLost: Outcome
    /// Whether a cancelled task, or the deadline, cancels the statement in the server. Never so for a COMMIT.
    var isCancellable: Bool

    /// Inside a transaction: whatever is lost before COMMIT was sent has no effect.
    static func provisional(_ limit: TimeLimit) -> ExchangeTerms {
        ExchangeTerms(deadline: limit.deadline, outcomeIfLost: .nothingDone, isCancellable: true)
    }

    /// Statements that commit by themselves at the end of the exchange.
    static func committing(_ limit: TimeLimit) -> ExchangeTerms {
        ExchangeTerms(deadline: limit.deadline, outcomeIfLost: .unknown, isCancellable: true)
    }

    static func commit(_ limit: TimeLimit) -> ExchangeTerms {
        ExchangeTerms(deadline: limit.deadline, outcomeIfLost: .unknown, isCancellable: false)
    }

    /// Once begun, a rollback is worth a moment whatever the deadline was: it keeps the connection.
    static var rollback: ExchangeTerms {
        ExchangeTerms(deadline: .now + .seconds(1), outcomeIfLost: .nothingDone, isCancellable: false)
    }
}
