import PostgreSQL

extension PostgreSQLError {
    /// The books hold something that this version of the service does not know; `what` names its sort, never
    /// its value.
    static func unreadable(_ what: String) -> PostgreSQLError {
        PostgreSQLError(.unexpectedColumn, underlyingMessage: "expected \(what)")
    }

    /// Another transaction was first: the same batch, read and decided again, can succeed.
    var isLostToAnotherTransaction: Bool {
        switch sqlState {
        case .deadlockDetected?, .serializationFailure?, .uniqueViolation?, .lockNotAvailable?: true
        default: false
        }
    }

    /// The database, or this client before it, will not take these rows, however often they are offered.
    var isRefusalOfRows: Bool {
        switch reason {
        case .server(let state): ["22", "23", "42", "P0"].contains(state.classCode)
        case .invalidParameter, .unexpectedColumn, .tooManyRows: true
        default: false
        }
    }
}
