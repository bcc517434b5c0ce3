import PostgreSQL

extension PostingAttempts.Fault {
    /// What an error says of a try that wrote transfers.
    init(_ error: any Error) {
        switch error {
        case let error as PostgreSQLError where error.outcome == .unknown: self = .commitUnanswered
        case let error as PostgreSQLError where error.isLostToAnotherTransaction: self = .lostRace
        case let error as PostgreSQLError where error.isRefusalOfRows: self = .refused
        default: self = .unavailable
        }
    }
}
