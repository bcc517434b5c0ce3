/// The five characters with which PostgreSQL classifies an error; an open set, so a struct with constants.
///
/// Source: PostgreSQL documentation, appendix A, "PostgreSQL Error Codes".
package struct SQLState: Hashable, Sendable {
    package let code: String

    package init(_ code: String) {
        self.code = code
    }

    /// The first two characters: "23" is every violated integrity constraint.
    package var classCode: Substring { code.prefix(2) }

    package static let notNullViolation = SQLState("23502")
    package static let foreignKeyViolation = SQLState("23503")
    package static let uniqueViolation = SQLState("23505")
    package static let checkViolation = SQLState("23514")
    package static let exclusionViolation = SQLState("23P01")

    package static let featureNotSupported = SQLState("0A000")
    package static let divisionByZero = SQLState("22012")
    package static let invalidBinaryRepresentation = SQLState("22P03")
    package static let numericValueOutOfRange = SQLState("22003")

    package static let readOnlyTransaction = SQLState("25006")
    package static let inFailedTransaction = SQLState("25P02")
    package static let idleInTransactionTimeout = SQLState("25P03")
    package static let invalidStatementName = SQLState("26000")
    package static let serializationFailure = SQLState("40001")
    package static let deadlockDetected = SQLState("40P01")

    package static let insufficientPrivilege = SQLState("42501")
    package static let undefinedColumn = SQLState("42703")
    package static let undefinedTable = SQLState("42P01")
    package static let undefinedFunction = SQLState("42883")
    package static let duplicateTable = SQLState("42P07")

    package static let tooManyConnections = SQLState("53300")
    package static let lockNotAvailable = SQLState("55P03")
    package static let queryCanceled = SQLState("57014")
    package static let adminShutdown = SQLState("57P01")
    package static let crashShutdown = SQLState("57P02")
    package static let cannotConnectNow = SQLState("57P03")
    package static let raiseException = SQLState("P0001")

    /// Lets a handler be written as `catch SQLState.uniqueViolation`.
    package static func ~= (pattern: SQLState, error: any Error) -> Bool {
        (error as? PostgreSQLError)?.sqlState == pattern
    }

    package static func ~= (pattern: SQLState, state: SQLState?) -> Bool {
        state == pattern
    }
}
