extension PostgreSQLError: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String {
        var text = reason.sentence
        var details: [String] = []
        if let sqlState { details.append("SQLSTATE \(sqlState.code)") }
        if let statement { details.append("statement \(statement)") }
        if let position { details.append("position \(position)") }
        if let table { details.append("table \(table)") }
        if let constraint { details.append("constraint \(constraint)") }
        if !details.isEmpty { text += " (" + details.joined(separator: ", ") + ")" }
        return text + (outcome == .nothingDone ? "; nothing was done" : "; whether it took effect is unknown")
    }

    package var debugDescription: String { description }
}

extension PostgreSQLError.Reason {
    /// A constant for each case, so that nothing foreign can slip in.
    fileprivate var sentence: String {
        switch self {
        case .connectFailed: "no connection to the database could be opened"
        case .invalidConfiguration: "the database's URL cannot be used"
        case .clientTooOld: "the installed libpq is older than 15.6"
        case .serverTooOld: "the database server is older than PostgreSQL 15"
        case .connectionLost: "the connection to the database was lost"
        case .deadlineExceeded: "the database did not answer before the deadline"
        case .cancelled: "the caller cancelled the work"
        case .protocolViolated: "the database's answer does not follow the protocol"
        case .overloaded: "all database connections are busy and the queue for them is full"
        case .leaseTimedOut: "no database connection became free in time"
        case .poolClosed: "the connection pool is closed"
        case .server: "the database refused the statement"
        case .transactionAborted: "the transaction had failed and was rolled back"
        case .commitUnconfirmed: "the database committed with a warning"
        case .unexpectedColumn: "a row is not as its reader expects"
        case .tooManyRows: "the result has more rows than allowed"
        case .invalidParameter: "a parameter cannot be sent"
        case .statementNotPrepared: "the statement was not prepared when the connection opened"
        }
    }
}
