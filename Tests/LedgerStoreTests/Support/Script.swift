import PostgreSQL
import Synchronization

/// Errors one after the other; the last one for ever.
final class Script: Sendable {
    private let rest: Mutex<[any Error]>

    init(_ errors: [any Error]) { rest = Mutex(errors) }

    func next() -> any Error {
        rest.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
    }
}

/// Errors of each kind that posting tells apart.
enum PostgreSQLErrors {
    static let unanswered = PostgreSQLError(.connectionLost, outcome: .unknown)
    static let refused = PostgreSQLError(.server(.checkViolation), sqlState: .checkViolation)
    static let lostRace = PostgreSQLError(.server(.serializationFailure), sqlState: .serializationFailure)
    static let away = PostgreSQLError(.connectFailed)
}
